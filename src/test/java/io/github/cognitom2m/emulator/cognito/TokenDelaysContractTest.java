package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** How long both ways to a token take to know a new secret and a changed flow. */
final class TokenDelaysContractTest {
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
    void knowsANewSecretAndAChangedFlowAfterTheirDelays() {
        Cognito emulated = target.emulator().cognito();
        emulated.delays(Delays.NONE
                .withSecrets(Duration.ofSeconds(10), Duration.ZERO)
                .with(Delay.CLIENT_CHANGE, Duration.ofSeconds(20)));
        String added = cognito.addUserPoolClientSecret(
                        r -> r.userPoolId(target.poolId()).clientId(client.clientId()))
                .clientSecretDescriptor()
                .clientSecretValue();
        assertThrows(NotAuthorizedException.class, () -> tokens.token(client, added));
        target.emulator().time().pass(Duration.ofSeconds(10));
        assertFalse(tokens.token(client, added).accessToken().isEmpty());

        UserPoolClientType old = tokens.client("ALLOW_REFRESH_TOKEN_AUTH");
        target.emulator().time().pass(Duration.ofSeconds(20));
        client = cognito
                .updateUserPoolClient(r -> r.userPoolId(target.poolId())
                        .clientId(old.clientId())
                        .explicitAuthFlowsWithStrings(ClientTokenRequests.FLOW))
                .userPoolClient()
                .toBuilder()
                .clientSecret(old.clientSecret())
                .build();
        target.emulator().time().pass(Duration.ofSeconds(19));
        assertThrows(InvalidParameterException.class, () -> tokens.token(client, client.clientSecret()));
        target.emulator().time().pass(Duration.ofSeconds(1));
        assertFalse(tokens.token(client, client.clientSecret()).accessToken().isEmpty());
    }

    @Test
    void spreadsAChangedOAuthFlowToTheTokenEndpointAsSlowly() throws Exception {
        TokenRequests endpoint = TokenRequests.to(target);
        target.emulator().cognito().delays(Delays.NONE.with(Delay.CLIENT_CHANGE, Duration.ofSeconds(20)));
        target.emulator().time().pass(Duration.ofSeconds(20));
        cognito.updateUserPoolClient(r -> r.userPoolId(target.poolId()).clientId(client.clientId()));
        String basic = endpoint.basic(client, client.clientSecret());

        assertEquals(200, endpoint.ask(basic, "grant_type=client_credentials").status());
        target.emulator().time().pass(Duration.ofSeconds(20));
        assertEquals(400, endpoint.ask(basic, "grant_type=client_credentials").status());
    }
}
