package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Shape.choice;
import static io.github.cognitom2m.emulator.cognito.Shape.may;
import static io.github.cognitom2m.emulator.cognito.Shape.must;
import static io.github.cognitom2m.emulator.cognito.Shape.sensitive;
import static io.github.cognitom2m.emulator.cognito.Shape.structure;
import static io.github.cognitom2m.emulator.cognito.Shape.text;
import static java.util.Map.entry;

import io.github.cognitom2m.emulator.cognito.Shape.Flag;
import io.github.cognitom2m.emulator.cognito.Shape.Items;
import io.github.cognitom2m.emulator.cognito.Shape.Member;
import io.github.cognitom2m.emulator.cognito.Shape.Opaque;
import io.github.cognitom2m.emulator.cognito.Shape.Structure;
import io.github.cognitom2m.emulator.cognito.Shape.Text;
import io.github.cognitom2m.emulator.cognito.Shape.TextMap;
import io.github.cognitom2m.emulator.cognito.Shape.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The input of each operation, as AWS's API model has it. */
final class Shapes {
    private static final Text NAME = text(1, 128, "[\\w\\s+=,.@-]+");
    private static final Text SCOPE = text(1, 256, "[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    private static final Text ARN = text(
            20,
            2048,
            "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?");
    private static final Text URL = text(1, 1024, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
    private static final Text SECRET = sensitive(24, 64, "[\\w+]+");
    private static final Shape ANY_INTEGER = new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Shape TIME_UNIT = choice("seconds", "minutes", "hours", "days");
    private static final Shape ATTRIBUTES = new Items(Integer.MAX_VALUE, text(1, 2048));

    private static final Member POOL = must("UserPoolId", text(1, 55, "[\\w-]+_[0-9a-zA-Z]+"));
    private static final Member CLIENT = must("ClientId", sensitive(1, 128, "[\\w+]+"));
    private static final Member SERVER = must("Identifier", SCOPE);
    // The model's pattern would refuse the full names of custom domains, which the service takes.
    private static final Member DOMAIN = must("Domain", text(1, 63));
    private static final Member SERVER_NAME = must("Name", text(1, 256, "[\\w\\s+=,.@-]+"));
    private static final Member NEXT = may("NextToken", text(1, 131072, "[\\S]+"));

    private static final Member SCOPES = may(
            "Scopes",
            new Items(
                    100,
                    structure(
                            must("ScopeName", text(1, 256, "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+")),
                            must("ScopeDescription", text(1, 256)))));

    private static final Structure DOMAIN_SETTINGS = structure(
            DOMAIN,
            POOL,
            may("ManagedLoginVersion", ANY_INTEGER),
            may("Routing", new Opaque()),
            may(
                    "CustomDomainConfig",
                    structure(
                            must("CertificateArn", ARN),
                            may("SecurityPolicy", choice("TLS_V1", "TLS_V1_2_2021", "TLS_V1_3_2025")))));

    /** What Create and Update of an app client have in common. */
    static final List<Member> CLIENT_SETTINGS = List.of(
            may("RefreshTokenValidity", new Whole(0, 315_360_000)),
            may("AccessTokenValidity", new Whole(1, 86_400)),
            may("IdTokenValidity", new Whole(1, 86_400)),
            may(
                    "TokenValidityUnits",
                    structure(
                            may("AccessToken", TIME_UNIT), may("IdToken", TIME_UNIT), may("RefreshToken", TIME_UNIT))),
            may("ReadAttributes", ATTRIBUTES),
            may("WriteAttributes", ATTRIBUTES),
            may(
                    "ExplicitAuthFlows",
                    new Items(
                            Integer.MAX_VALUE,
                            choice(
                                    "ADMIN_NO_SRP_AUTH",
                                    "CUSTOM_AUTH_FLOW_ONLY",
                                    "USER_PASSWORD_AUTH",
                                    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                                    "ALLOW_CUSTOM_AUTH",
                                    "ALLOW_USER_PASSWORD_AUTH",
                                    "ALLOW_USER_SRP_AUTH",
                                    "ALLOW_REFRESH_TOKEN_AUTH",
                                    "ALLOW_USER_AUTH",
                                    "ALLOW_CLIENT_TOKEN_AUTH"))),
            may(
                    "SupportedIdentityProviders",
                    new Items(Integer.MAX_VALUE, text(1, 32, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+"))),
            may("CallbackURLs", new Items(100, URL)),
            may("LogoutURLs", new Items(100, URL)),
            may("DefaultRedirectURI", URL),
            may("AllowedOAuthFlows", new Items(3, choice("code", "implicit", "client_credentials"))),
            may("AllowedOAuthScopes", new Items(50, SCOPE)),
            may("AllowedOAuthFlowsUserPoolClient", new Flag()),
            may("AnalyticsConfiguration", new Opaque()),
            may("PreventUserExistenceErrors", choice("LEGACY", "ENABLED")),
            may("EnableTokenRevocation", new Flag()),
            may("EnablePropagateAdditionalUserContextData", new Flag()),
            may("AuthSessionValidity", new Whole(3, 15)),
            may(
                    "RefreshTokenRotation",
                    structure(
                            must("Feature", choice("ENABLED", "DISABLED")),
                            may("RetryGracePeriodSeconds", new Whole(0, 60)))));

    /** What Create and Update of a user pool have in common; what has no bearing on machines is only kept. */
    static final List<Member> POOL_SETTINGS = Stream.concat(
                    Stream.of(
                            may("DeletionProtection", choice("ACTIVE", "INACTIVE")),
                            may("UserPoolTags", new TextMap(text(1, 128), text(0, 256))),
                            may("UserPoolTier", choice("LITE", "ESSENTIALS", "PLUS"))),
                    Stream.of(
                                    "Policies",
                                    "LambdaConfig",
                                    "AutoVerifiedAttributes",
                                    "SmsVerificationMessage",
                                    "EmailVerificationMessage",
                                    "EmailVerificationSubject",
                                    "VerificationMessageTemplate",
                                    "SmsAuthenticationMessage",
                                    "MfaConfiguration",
                                    "UserAttributeUpdateSettings",
                                    "DeviceConfiguration",
                                    "EmailConfiguration",
                                    "SmsConfiguration",
                                    "AdminCreateUserConfig",
                                    "UserPoolAddOns",
                                    "AccountRecoverySetting")
                            .map(name -> may(name, new Opaque())))
            .toList();

    static final Map<String, Structure> INPUTS = Map.ofEntries(
            entry("CreateResourceServer", structure(POOL, SERVER, SERVER_NAME, SCOPES)),
            entry("DescribeResourceServer", structure(POOL, SERVER)),
            entry("UpdateResourceServer", structure(POOL, SERVER, SERVER_NAME, SCOPES)),
            entry("DeleteResourceServer", structure(POOL, SERVER)),
            entry("ListResourceServers", structure(POOL, may("MaxResults", new Whole(1, 50)), NEXT)),
            entry("CreateUserPoolDomain", DOMAIN_SETTINGS),
            entry("DescribeUserPoolDomain", structure(DOMAIN)),
            entry("UpdateUserPoolDomain", DOMAIN_SETTINGS),
            entry("DeleteUserPoolDomain", structure(DOMAIN, POOL)),
            entry(
                    "CreateUserPoolClient",
                    with(
                            CLIENT_SETTINGS,
                            POOL,
                            must("ClientName", NAME),
                            may("GenerateSecret", new Flag()),
                            may("ClientSecret", SECRET))),
            entry("DescribeUserPoolClient", structure(POOL, CLIENT)),
            entry("UpdateUserPoolClient", with(CLIENT_SETTINGS, POOL, CLIENT, may("ClientName", NAME))),
            entry("DeleteUserPoolClient", structure(POOL, CLIENT)),
            entry("ListUserPoolClients", structure(POOL, may("MaxResults", new Whole(1, 60)), NEXT)),
            entry("AddUserPoolClientSecret", structure(POOL, CLIENT, may("ClientSecret", SECRET))),
            entry("ListUserPoolClientSecrets", structure(POOL, CLIENT, NEXT)),
            entry("DeleteUserPoolClientSecret", structure(POOL, CLIENT, must("ClientSecretId", text(1, 128)))),
            entry(
                    "CreateUserPool",
                    with(
                            POOL_SETTINGS,
                            must("PoolName", NAME),
                            may("AliasAttributes", new Opaque()),
                            may("UsernameAttributes", new Opaque()),
                            may("UsernameConfiguration", new Opaque()))),
            entry("DescribeUserPool", structure(POOL)),
            entry("UpdateUserPool", with(POOL_SETTINGS, POOL, may("PoolName", NAME))),
            entry("DeleteUserPool", structure(POOL)),
            entry("ListUserPools", structure(must("MaxResults", new Whole(1, 60)), NEXT)));

    private Shapes() {}

    private static Structure with(List<Member> settings, Member... first) {
        List<Member> members = new ArrayList<>(List.of(first));
        members.addAll(settings);
        return structure(members);
    }
}
