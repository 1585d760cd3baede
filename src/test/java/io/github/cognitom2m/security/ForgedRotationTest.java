package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.secretsmanager.RotationEvent;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may create and tag secrets, and start their rotation, gets no secret of a client that is not theirs. */
final class ForgedRotationTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed victim =
            platform.deploy("victim", Orders.withScopes("read")).is(CREATE_COMPLETE);
    private final Rotating victims = new Rotating(victim);

    @ParameterizedTest
    @ValueSource(strings = {"made ", "adopted "})
    void noSecretOfAnotherStacksClientIsHandedOver(String state) {
        List<String> before = victims.secretIds();
        RotationEvent end = rotateForged(state, victim.attribute("ClientId"), "m2m/forged");
        assertEquals("RotationFailed", end.name());
        assertTrue(end.detail().contains("was not rotated: neither its name nor a token"), end.detail());
        assertEquals(before, victims.secretIds());
    }

    @Test
    void noSecretOfAClientForUsersIsHandedOver() {
        Map<String, Object> users =
                new Existing(platform).clientWith(Map.of("ExplicitAuthFlows", List.of("ALLOW_USER_AUTH")));
        RotationEvent end = rotateForged("adopted ", String.valueOf(users.get("ClientId")), "m2m/forged");
        assertEquals("RotationFailed", end.name());
    }

    @Test
    void aNameThatEndsInAnotherSecretsCharactersIsNotItsArn() {
        String suffix = victim.arn().substring(victim.arn().length() - 6);
        RotationEvent end = rotateForged("made ", victim.attribute("ClientId"), "m2m/forged-" + suffix);
        assertEquals("RotationFailed", end.name());
    }

    @Test
    void aClientThatWasRenamedByHandIsStillRotated() {
        victims.rotate();
        platform.cognito(
                "UpdateUserPoolClient",
                victims.client(Map.of(
                        "ClientName", "renamed",
                        "AllowedOAuthFlowsUserPoolClient", true,
                        "AllowedOAuthFlows", List.of("client_credentials"),
                        "AllowedOAuthScopes", List.of("orders/read"),
                        "ExplicitAuthFlows", List.of("ALLOW_CLIENT_TOKEN_AUTH"))));
        victims.rotate();
        assertTrue(victims.authenticates(victims.currentSecret()));
        victim.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void aClientWhoseSecretWasLostIsStillRotated() {
        platform.cognito("AddUserPoolClientSecret", victims.client(Map.of()));
        platform.cognito(
                "DeleteUserPoolClientSecret",
                victims.client(Map.of("ClientSecretId", victims.secretIds().getFirst())));
        victims.rotate();
        assertTrue(victims.authenticates(victims.currentSecret()));
    }

    private RotationEvent rotateForged(String state, String clientId, String name) {
        Map<String, Object> made = platform.secretsManager(
                "CreateSecret",
                Map.of(
                        "Name",
                        name,
                        "ClientRequestToken",
                        "0".repeat(32),
                        "SecretString",
                        "{\"client_id\": \"" + clientId + "\", \"client_secret\": \"" + "guessed".repeat(5)
                                + "\", \"token_endpoint\": \"https://attacker.example.com/oauth2/token\", \"scope\": \"s\","
                                + " \"issuer\": \"i\", \"jwks_uri\": \"j\"}",
                        "Tags",
                        List.of(
                                tag("format", "1"),
                                tag("stack", "arn:aws:cloudformation:us-east-1:123456789012:stack/attacker/one"),
                                tag("resource", "Credentials"),
                                tag("pool", platform.pool()),
                                tag("request", "one"),
                                tag("claim", "one"),
                                tag("client", state + clientId))));
        Map<String, Object> rotation = new HashMap<>();
        rotation.put("SecretId", made.get("ARN"));
        rotation.put("ClientRequestToken", "1".repeat(32));
        rotation.put("RotationLambdaARN", victims.function());
        platform.secretsManager("RotateSecret", rotation);
        assertEquals(1, platform.aws().secretsManager().runDueRotations());
        return platform.aws().secretsManager().rotationEvents().getLast();
    }

    private static Map<String, String> tag(String name, String value) {
        return Map.of("Key", "cognito-m2m:" + name, "Value", value);
    }
}
