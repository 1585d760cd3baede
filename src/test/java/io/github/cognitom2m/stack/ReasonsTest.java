package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;

import io.github.cognitom2m.emulator.cognito.Quotas;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.Reasons;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the stack's events say where Cognito refuses something. */
final class ReasonsTest {
    private static final String CERTIFICATE =
            "CustomDomainConfig: {CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a'}";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Reasons reasons = new Reasons(platform);
    private final Existing existing = new Existing(platform);

    @Test
    void domainIsTaken() {
        platform.aws().cognito().takenElsewhere(Orders.PREFIX);
        refused("Domain.Domain: cognito-idp:CreateUserPoolDomain (UserPoolId POOL, Domain machines-test) failed with"
                + " InvalidParameterException: Domain already associated with another user pool (AWS request"
                + " ID); prefixes are unique in a Region over all accounts; choose another one");
    }

    @Test
    void poolHasAnotherDomain() {
        existing.domain("made-by-hand");
        refused("Domain.Domain: user pool POOL already has the domain 'made-by-hand', which this resource did"
                + " not create,"
                + " and a pool has one prefix domain; leave Domain out to use that one, or delete it first");
    }

    @Test
    void poolGotAnotherDomainMeanwhile() {
        reasons.before("CreateUserPoolDomain", () -> existing.domain("made-by-hand"));
        refused("Domain.Domain: cognito-idp:CreateUserPoolDomain (UserPoolId POOL, Domain machines-test) failed with"
                + " InvalidParameterException: User pool already has a domain configured (AWS request ID); a user pool"
                + " has one prefix domain and one custom domain; leave Domain out to use the one that it has, or delete"
                + " that one first");
    }

    @Test
    void prefixHasAReservedWord() {
        reasons.refuse(
                "CreateUserPoolDomain", "InvalidParameterException", "Domain cannot contain reserved word: cognito");
        refused("Domain.Domain: cognito-idp:CreateUserPoolDomain (UserPoolId POOL, Domain machines-test) failed with"
                + " InvalidParameterException: Domain cannot contain reserved word: cognito (AWS request"
                + " aws-request-1); choose a prefix without aws, amazon or cognito");
    }

    @Test
    void certificateDoesNotFit() {
        reasons.refuse(
                "CreateUserPoolDomain",
                "InvalidParameterException",
                "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't"
                        + " include a valid certificate chain.");
        refused(
                "Domain.CustomDomainConfig.CertificateArn: cognito-idp:CreateUserPoolDomain (UserPoolId POOL, Domain"
                        + " auth.example.com) failed with InvalidParameterException: The specified SSL certificate"
                        + " doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid"
                        + " certificate chain (AWS request aws-request-1); use an issued ACM certificate in"
                        + " us-east-1 that covers the domain",
                Orders.server("orders", "read") + "Domain: {Domain: auth.example.com, " + CERTIFICATE + "}\n");
    }

    @Test
    void parentOfTheCustomDomainDoesNotResolve() {
        reasons.refuse(
                "CreateUserPoolDomain",
                "InvalidParameterException",
                "Custom domain is not a valid subdomain: Was not able to resolve the root domain.");
        refused(
                "Domain.Domain: cognito-idp:CreateUserPoolDomain (UserPoolId POOL, Domain auth.example.com) failed with"
                        + " InvalidParameterException: Custom domain is not a valid subdomain: Was not able to resolve"
                        + " the root domain (AWS request aws-request-1); correct what AWS names; the parent of a custom"
                        + " domain must resolve (A record)",
                Orders.server("orders", "read") + "Domain: {Domain: auth.example.com, " + CERTIFICATE + "}\n");
    }

    @Test
    void accountHasAllItsCustomDomains() {
        platform.aws().cognito().quotas(new Quotas(1_000, 1_000, 25, 0));
        refused(
                "Domain.Domain: cognito-idp:CreateUserPoolDomain (UserPoolId POOL, Domain auth.example.com) failed with"
                        + " LimitExceededException: Maximum number of custom domains reached (AWS request ID); an"
                        + " account has 4 custom domains in a Region, and this cannot be raised; delete an"
                        + " unused one, or use a prefix",
                Orders.server("orders", "read") + "Domain: {Domain: auth.example.com, " + CERTIFICATE + "}\n");
    }

    @Test
    void featurePlanHasNoManagedLogin() {
        platform.cognito("UpdateUserPool", Map.of("UserPoolId", platform.pool(), "UserPoolTier", "LITE"));
        refused(
                "Domain.ManagedLoginVersion: cognito-idp:CreateUserPoolDomain (UserPoolId POOL, Domain machines-test)"
                        + " failed with FeatureUnavailableInTierException: Managed login is not available in the"
                        + " feature plan of this user pool (AWS request ID); set it to 1, or choose a feature plan"
                        + " above Lite for the user pool",
                Orders.server("orders", "read") + "Domain: {Domain: machines-test, ManagedLoginVersion: 2}\n");
    }

    @Test
    void serverExists() {
        existing.server("read");
        refused("ResourceServer.Identifier: user pool POOL already has a resource server 'orders', which this"
                + " resource did not create; choose another identifier, leave ResourceServer out and name its scopes in"
                + " Client.AllowedOAuthScopes, or take it over with AdoptExisting: true");
    }

    @Test
    void serverAppearsMeanwhile() {
        reasons.before("CreateResourceServer", () -> existing.server("read"));
        refused("ResourceServer.Identifier: cognito-idp:CreateResourceServer (UserPoolId POOL, Identifier orders, Name"
                + " orders) failed with InvalidParameterException: orders already exists in user pool POOL (AWS request"
                + " ID); somebody else has just created it; choose another identifier, or take it over with"
                + " AdoptExisting: true");
    }

    @Test
    void poolHasAllItsServers() {
        platform.aws().cognito().quotas(Quotas.DEFAULT.withServersPerPool(0));
        refused("ResourceServer: cognito-idp:CreateResourceServer (UserPoolId POOL, Identifier orders, Name orders)"
                + " failed with LimitExceededException: Maximum number of resource servers per user pool reached (AWS"
                + " request ID); a user pool can have 25 resource servers, or up to 300 on request; delete an"
                + " unused one, request more in Service Quotas, or use another user pool");
    }

    @Test
    void scopeIsUnknown() {
        existing.domain(Orders.PREFIX);
        refused(
                "Client.AllowedOAuthScopes: cognito-idp:CreateUserPoolClient (UserPoolId POOL, ClientName"
                        + " orders-Credentials-ID) failed with ScopeDoesNotExistException: Invalid scope requested:"
                        + " billing/pay (AWS request ID); declare the scope in ResourceServer, or create its resource"
                        + " server first",
                "UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [billing/pay]}\n");
    }

    @Test
    void poolHasAllItsClients() {
        platform.aws().cognito().quotas(Quotas.DEFAULT.withClientsPerPool(0));
        refused("Client: cognito-idp:CreateUserPoolClient (UserPoolId POOL, ClientName orders-Credentials-ID) failed"
                + " with LimitExceededException: Maximum number of app clients per user pool reached (AWS request ID);"
                + " a user pool can have 1,000 app clients, or up to 10,000 on request; delete unused ones,"
                + " request more in Service Quotas, or use another user pool");
    }

    @Test
    void poolIsGone() {
        refused(
                "UserPoolId: there is no user pool us-east-1_Absent000 in this account and Region; correct the id,"
                        + " deploy the stack in the pool's Region, or create the pool first",
                Orders.withScopes("read").replace("!Ref Pool", "us-east-1_Absent000"));
    }

    @Test
    void poolGoesMeanwhile() {
        String pool = platform.newPool();
        reasons.before("CreateResourceServer", () -> platform.cognito("DeleteUserPool", Map.of("UserPoolId", pool)));
        Deployed stack = platform.deploy("orders", Orders.withScopes("read").replace("!Ref Pool", pool))
                .is(ROLLBACK_COMPLETE);
        reasons.are(
                "UserPoolId: cognito-idp:CreateResourceServer (UserPoolId " + pool + ", Identifier orders, Name orders)"
                        + " failed with ResourceNotFoundException: User pool " + pool + " does not exist (AWS request"
                        + " ID); somebody else has deleted the user pool; name one that exists",
                stack);
    }

    @Test
    void clientGoesMeanwhile() {
        Deployed stack = platform.deploy("orders", Orders.withScopes("read", "write"));
        Map<String, Object> client = Map.of("UserPoolId", platform.pool(), "ClientId", stack.attribute("ClientId"));
        reasons.before("UpdateUserPoolClient", () -> platform.cognito("DeleteUserPoolClient", client));
        stack.update(Orders.withScopes("read")).is(UPDATE_ROLLBACK_COMPLETE);
        reasons.are(
                "Client: cognito-idp:UpdateUserPoolClient (UserPoolId POOL, ClientId ID, ClientName"
                        + " orders-Credentials-ID) failed with ResourceNotFoundException: User pool client ID does not"
                        + " exist (AWS request ID); somebody else has deleted it; update again to create it again",
                stack);
    }

    @Test
    void clientToAdoptIsNotThere() {
        existing.domain(Orders.PREFIX);
        existing.server("read");
        refused(
                "Client.ClientId: the user pool has no client 'absent'; correct the id, or leave ClientId out"
                        + " to create a client",
                "UserPoolId: !Ref Pool\nAdoptExisting: true\nClient: {ClientId: absent, AllowedOAuthScopes:"
                        + " [orders/read]}\n");
    }

    private void refused(String reason) {
        refused(reason, Orders.withScopes("read"));
    }

    private void refused(String reason, String properties) {
        reasons.are(reason, platform.deploy("orders", properties).is(ROLLBACK_COMPLETE));
    }
}
