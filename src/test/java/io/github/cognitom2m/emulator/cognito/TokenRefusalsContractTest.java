package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.machine;
import static io.github.cognitom2m.emulator.cognito.Samples.machineRequest;
import static io.github.cognitom2m.emulator.cognito.Samples.server;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** What the token endpoint refuses, and with which error. */
final class TokenRefusalsContractTest {
    private static final String GRANT = "grant_type=client_credentials";

    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private TokenRequests tokens = new TokenRequests(target, "");
    private UserPoolClientType client = UserPoolClientType.builder().build();

    @BeforeEach
    void machineClient() {
        server(target, "orders", "read");
        tokens = TokenRequests.to(target);
        client = machine(target, "orders/read");
    }

    @Test
    void refusesAScopeThatTheClientMayNotHave() throws Exception {
        assertEquals(
                Map.of("error", "invalid_scope"),
                refused(tokens.basic(client, client.clientSecret()), GRANT + "&scope=orders/cancel"));
    }

    @Test
    void refusesAWrongOrMissingSecret() throws Exception {
        Map<String, Object> refusal = Map.of("error", "invalid_client", "error_description", "invalid_client_secret");

        assertEquals(refusal, refused(tokens.basic(client, "wrong"), GRANT));
        assertEquals(refusal, refused("", GRANT + "&client_id=" + client.clientId()));
    }

    @Test
    void refusesAnUnknownClient() throws Exception {
        assertEquals(
                "invalid_client",
                refused("", GRANT + "&client_id=absent&client_secret=wrong").get("error"));
    }

    @Test
    void refusesAClientWhoseFlowsAreSwitchedOff() throws Exception {
        client = cognito.createUserPoolClient(machineRequest(target, "orders/read")
                        .allowedOAuthFlowsUserPoolClient(false)
                        .build())
                .userPoolClient();

        assertEquals(
                "invalid_grant",
                refused(tokens.basic(client, client.clientSecret()), GRANT).get("error"));
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=password, unsupported_grant_type",
        "scope=orders/read, invalid_request",
        "grant_type=client_credentials&client_id=other, invalid_request"
    })
    void refusesRequestsOfOtherForms(String body, String error) throws Exception {
        assertEquals(
                error,
                refused(tokens.basic(client, client.clientSecret()), body).get("error"));
    }

    @Test
    void refusesRequestsWithoutAClient() throws Exception {
        assertEquals("invalid_request", refused("", GRANT).get("error"));
    }

    @Test
    void takesPostsOnly() throws Exception {
        assertEquals(405, target.send("GET", tokens.endpoint(), Map.of(), "").status());
    }

    @Test
    void refusesTheSecretOfADeletedClient() throws Exception {
        cognito.deleteUserPoolClient(r -> r.userPoolId(target.poolId()).clientId(client.clientId()));

        assertEquals(
                "invalid_client",
                refused(tokens.basic(client, client.clientSecret()), GRANT).get("error"));
    }

    private Map<String, Object> refused(String authorization, String body) throws Exception {
        Answer answer = tokens.ask(authorization, body);
        assertEquals(400, answer.status());
        return JSON.std.mapFrom(answer.body());
    }
}
