package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.wire.Shape.choice;
import static io.github.cognitom2m.emulator.wire.Shape.items;
import static io.github.cognitom2m.emulator.wire.Shape.text;

import io.github.cognitom2m.emulator.wire.Constraints;
import io.github.cognitom2m.emulator.wire.SdkModel;
import io.github.cognitom2m.emulator.wire.Shape;
import io.github.cognitom2m.emulator.wire.Shape.Text;
import io.github.cognitom2m.emulator.wire.Shape.TextMap;
import io.github.cognitom2m.emulator.wire.Shape.Whole;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;

/** The members of Cognito's API: those of the SDK, and what AWS's API model says of their values. */
final class CognitoModel {
    private static final Text SCOPE = text(1, 256, "[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    private static final Text NAME = text(1, 128, "[\\w\\s+=,.@-]+");
    private static final Text URL = text(1, 1024, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
    private static final Text ARN = text(
            20,
            2048,
            "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?");
    private static final String[] IN_A_POOL = {
        "DescribeUserPool",
        "UpdateUserPool",
        "DeleteUserPool",
        "ListResourceServers",
        "ListUserPoolClients",
        "CreateUserPoolClient",
        "CreateUserPoolDomain",
        "UpdateUserPoolDomain",
        "DeleteUserPoolDomain",
        "CreateResourceServer",
        "DescribeResourceServer",
        "UpdateResourceServer",
        "DeleteResourceServer",
        "DescribeUserPoolClient",
        "UpdateUserPoolClient",
        "DeleteUserPoolClient",
        "AddUserPoolClientSecret",
        "ListUserPoolClientSecrets",
        "DeleteUserPoolClientSecret",
    };

    private static final String[] OF_A_CLIENT = {
        "DescribeUserPoolClient", "UpdateUserPoolClient", "DeleteUserPoolClient",
        "AddUserPoolClientSecret", "ListUserPoolClientSecrets", "DeleteUserPoolClientSecret",
    };
    private static final String[] TIME_UNITS = {
        "TokenValidityUnitsType.AccessToken", "TokenValidityUnitsType.IdToken", "TokenValidityUnitsType.RefreshToken",
    };

    static final SdkModel MODEL = new SdkModel(CreateUserPoolRequest.class.getPackageName(), constraints());

    private CognitoModel() {}

    /** The members of a described thing, less those that its own record holds. */
    static Set<String> settings(String structure, Set<String> held) {
        Set<String> settings = new TreeSet<>(MODEL.members(structure));
        settings.removeAll(held);
        return settings;
    }

    private static Constraints constraints() {
        Constraints constraints = new Constraints();
        pools(constraints);
        servers(constraints);
        domains(constraints);
        clients(constraints);
        for (String operation : IN_A_POOL) {
            constraints.require(operation, "UserPoolId");
        }
        return constraints;
    }

    private static void pools(Constraints constraints) {
        constraints
                .with(text(1, 55, "[\\w-]+_[0-9a-zA-Z]+"), "UserPoolId")
                .with(text(1, 131072, "[\\S]+"), "NextToken")
                .with(new Whole(1, 60), "MaxResults")
                .with(new Whole(1, 50), "ListResourceServers.MaxResults")
                .with(NAME, "PoolName", "ClientName")
                .with(choice("ACTIVE", "INACTIVE"), "DeletionProtection")
                .with(choice("LITE", "ESSENTIALS", "PLUS"), "UserPoolTier")
                .with(choice("OFF", "ON", "OPTIONAL"), "MfaConfiguration")
                .with(new TextMap(text(1, 128), text(0, 256)), "UserPoolTags")
                .with(choice("ORIGINAL", "UPDATED"), "IssuerConfigurationType.Type")
                .with(ARN, "PreTokenGenerationVersionConfigType.LambdaArn", "PreTokenGeneration")
                .with(choice("V1_0", "V2_0", "V3_0"), "PreTokenGenerationVersionConfigType.LambdaVersion")
                .require("PreTokenGenerationVersionConfigType", "LambdaArn", "LambdaVersion")
                .require("CreateUserPool", "PoolName")
                .require("ListUserPools", "MaxResults");
    }

    private static void servers(Constraints constraints) {
        constraints
                .with(SCOPE, "Identifier")
                .with(text(1, 256, "[\\w\\s+=,.@-]+"), "CreateResourceServer.Name", "UpdateResourceServer.Name")
                .with(text(1, 256, "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+"), "ScopeName")
                .with(text(1, 256), "ScopeDescription")
                .require("ResourceServerScopeType", "ScopeName", "ScopeDescription")
                .require("CreateResourceServer", "Identifier", "Name")
                .require("DescribeResourceServer", "Identifier")
                .require("UpdateResourceServer", "Identifier", "Name")
                .require("DeleteResourceServer", "Identifier");
    }

    private static void domains(Constraints constraints) {
        constraints
                // The model's pattern would refuse the full names of custom domains, which the service takes.
                .with(text(1, 63), "Domain")
                .with(ARN, "CertificateArn")
                .with(choice("TLS_V1", "TLS_V1_2_2021", "TLS_V1_3_2025"), "SecurityPolicy")
                .require("CustomDomainConfigType", "CertificateArn")
                .require("CreateUserPoolDomain", "Domain")
                .require("DescribeUserPoolDomain", "Domain")
                .require("UpdateUserPoolDomain", "Domain")
                .require("DeleteUserPoolDomain", "Domain");
    }

    private static void clients(Constraints constraints) {
        constraints
                .with(text(1, 128, "[\\w+]+").secret(), "ClientId")
                .with(text(1, 128, "[\\w+]+").secret(), "GetClientToken.Secret")
                .with(items(50, SCOPE), "GetClientToken.Scopes")
                .with(new TextMap(text(0, 131_072), text(0, 131_072)), "ClientMetadata")
                .require("GetClientToken", "ClientId")
                .with(text(24, 64, "[\\w+]+").secret(), "ClientSecret")
                .with(text(1, 128), "ClientSecretId")
                .with(new Whole(0, 315_360_000), "RefreshTokenValidity")
                .with(new Whole(1, 86_400), "AccessTokenValidity", "IdTokenValidity")
                .with(choice("seconds", "minutes", "hours", "days"), TIME_UNITS)
                .with(items(Shape.UNBOUNDED, text(1, 2048)), "ReadAttributes", "WriteAttributes")
                .with(items(Shape.UNBOUNDED, flows()), "ExplicitAuthFlows")
                .with(items(100, URL), "CallbackURLs", "LogoutURLs")
                .with(URL, "DefaultRedirectURI")
                .with(items(3, choice("code", "implicit", "client_credentials")), "AllowedOAuthFlows")
                .with(items(50, SCOPE), "AllowedOAuthScopes")
                .with(choice("LEGACY", "ENABLED"), "PreventUserExistenceErrors")
                .with(new Whole(3, 15), "AuthSessionValidity")
                .with(choice("ENABLED", "DISABLED"), "RefreshTokenRotationType.Feature")
                .with(new Whole(0, 60), "RetryGracePeriodSeconds")
                .with(text(0, 131_072, "^[0-9a-fA-F]+$"), "AnalyticsConfigurationType.ApplicationId")
                .require("RefreshTokenRotationType", "Feature")
                .require("CreateUserPoolClient", "ClientName")
                .require("DeleteUserPoolClientSecret", "ClientSecretId");
        for (String operation : OF_A_CLIENT) {
            constraints.require(operation, "ClientId");
        }
    }

    private static Shape flows() {
        return choice(
                "ADMIN_NO_SRP_AUTH",
                "CUSTOM_AUTH_FLOW_ONLY",
                "USER_PASSWORD_AUTH",
                "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                "ALLOW_CUSTOM_AUTH",
                "ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_USER_SRP_AUTH",
                "ALLOW_REFRESH_TOKEN_AUTH",
                "ALLOW_USER_AUTH",
                "ALLOW_CLIENT_TOKEN_AUTH");
    }
}
