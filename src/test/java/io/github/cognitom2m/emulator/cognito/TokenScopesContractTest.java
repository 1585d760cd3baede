package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientAuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** The contract of which scopes a token without a domain has. */
final class TokenScopesContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final ClientTokenRequests tokens = new ClientTokenRequests(target);
    private UserPoolClientType client = UserPoolClientType.builder().build();

    @BeforeEach
    void machineClient() {
        server(target, "orders", "read", "write");
        client = tokens.client(ClientTokenRequests.FLOW);
    }

    @Test
    void grantsTheScopesThatAreNamed() throws Exception {
        ClientAuthenticationResultType answer = cognito.getClientToken(r -> r.clientId(client.clientId())
                        .secret(client.clientSecret())
                        .scopes("orders/read"))
                .clientAuthenticationResult();

        assertEquals("orders/read", ClientTokenRequests.claims(answer).getClaim("scope"));
    }

    @Test
    void refusesOrIgnoresAScopeThatTheClientMayNotHave() throws Exception {
        assertThrows(InvalidParameterException.class, () -> tokens.scoped(client, "orders/read", "orders/none"));

        target.emulator().cognito().vary(Variant.IGNORES_SCOPES_NOT_ALLOWED);
        assertEquals(
                "orders/read",
                ClientTokenRequests.claims(tokens.scoped(client, "orders/read", "orders/none"))
                        .getClaim("scope"));
    }

    @Test
    void letsATriggerOfTheThirdVersionAddAndSuppressScopes() throws Exception {
        trigger("V3_0");
        target.emulator().cognito().tokenTrigger((clientId, granted, metadata) -> {
            TreeSet<String> scopes = new TreeSet<>(granted);
            scopes.remove("orders/write");
            scopes.add("tenant/" + metadata.get("tenant"));
            return List.copyOf(scopes);
        });

        ClientAuthenticationResultType answer = cognito.getClientToken(r -> r.clientId(client.clientId())
                        .secret(client.clientSecret())
                        .clientMetadata(Map.of("tenant", "blue")))
                .clientAuthenticationResult();

        assertEquals(
                "orders/read tenant/blue", ClientTokenRequests.claims(answer).getClaim("scope"));
        assertEquals(
                "V3_0",
                cognito.describeUserPool(r -> r.userPoolId(target.poolId()))
                        .userPool()
                        .lambdaConfig()
                        .preTokenGenerationConfig()
                        .lambdaVersionAsString());
    }

    @Test
    void asksNoTriggerOfAnEarlierVersion() throws Exception {
        trigger("V2_0");
        target.emulator().cognito().tokenTrigger((clientId, granted, metadata) -> List.of());

        assertEquals(
                "orders/read orders/write",
                ClientTokenRequests.claims(tokens.token(client, client.clientSecret()))
                        .getClaim("scope"));
    }

    private void trigger(String version) {
        target.emulator();
        cognito.updateUserPool(r -> r.userPoolId(target.poolId())
                .lambdaConfig(config -> config.preTokenGenerationConfig(
                        trigger -> trigger.lambdaArn("arn:aws:lambda:us-east-1:123456789012:function:scopes")
                                .lambdaVersion(version))));
    }
}
