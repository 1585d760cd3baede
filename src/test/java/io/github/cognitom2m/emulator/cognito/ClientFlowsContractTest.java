package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.machine;
import static io.github.cognitom2m.emulator.cognito.Samples.machineRequest;
import static io.github.cognitom2m.emulator.cognito.Samples.refusal;
import static io.github.cognitom2m.emulator.cognito.Samples.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidOAuthFlowException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ScopeDoesNotExistException;

/** What Cognito asks of an app client that gets tokens of its own. */
final class ClientFlowsContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();

    @BeforeEach
    void api() {
        server(target, "orders", "read", "write");
    }

    @Test
    void refusesClientCredentialsBesideOtherFlows() {
        assertEquals(
                "client_credentials flow can not be selected along with code flow or implicit flow.",
                refusal(
                        InvalidOAuthFlowException.class,
                        () -> cognito.createUserPoolClient(machineRequest(target, "orders/read")
                                .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS, OAuthFlowType.CODE)
                                .callbackURLs("https://example.com")
                                .build())));
    }

    @Test
    void refusesClientCredentialsWithoutASecret() {
        assertEquals(
                "client_credentials flow can not be selected if client does not have a client secret.",
                refusal(
                        InvalidOAuthFlowException.class,
                        () -> cognito.createUserPoolClient(machineRequest(target, "orders/read")
                                .generateSecret(false)
                                .build())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"})
    void refusesTheScopesOfUsers(String scope) {
        assertEquals(
                scope + " is not supported with client_credentials flow",
                refusal(InvalidOAuthFlowException.class, () -> machine(target, scope)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders/cancel", "invoices/read", "read"})
    void refusesUnknownScopes(String scope) {
        assertEquals(
                "Invalid scope requested: " + scope,
                refusal(ScopeDoesNotExistException.class, () -> machine(target, "orders/read", scope)));
    }

    @Test
    void needsFlowsAndScopesWhereTheyAreSwitchedOn() {
        String text = "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use"
                + " OAuth flows.";

        assertEquals(text, refusal(InvalidOAuthFlowException.class, () -> machine(target)));
        assertEquals(
                text,
                refusal(
                        InvalidOAuthFlowException.class,
                        () -> cognito.createUserPoolClient(machineRequest(target, "orders/read")
                                .allowedOAuthFlows(List.of())
                                .build())));
    }

    @Test
    void keepsAScopeThatIsDeletedButTakesItNoMore() {
        String id = machine(target, "orders/read", "orders/write").clientId();
        cognito.updateResourceServer(r -> r.userPoolId(target.poolId())
                .identifier("orders")
                .name("orders")
                .scopes(Samples.scope("read")));

        assertEquals(
                List.of("orders/read", "orders/write"),
                cognito
                        .describeUserPoolClient(
                                r -> r.userPoolId(target.poolId()).clientId(id))
                        .userPoolClient()
                        .allowedOAuthScopes()
                        .stream()
                        .sorted()
                        .toList());
        assertThrows(
                ScopeDoesNotExistException.class,
                () -> cognito.updateUserPoolClient(r -> r.userPoolId(target.poolId())
                        .clientId(id)
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                        .allowedOAuthScopes("orders/read", "orders/write")));
    }

    @Test
    void doesNotKeepAServerBecauseClientsUseItsScopes() {
        String id = machine(target, "orders/read").clientId();

        cognito.deleteResourceServer(r -> r.userPoolId(target.poolId()).identifier("orders"));

        assertEquals(
                List.of("orders/read"),
                cognito.describeUserPoolClient(
                                r -> r.userPoolId(target.poolId()).clientId(id))
                        .userPoolClient()
                        .allowedOAuthScopes());
    }
}
