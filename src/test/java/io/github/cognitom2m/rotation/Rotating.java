package io.github.cognitom2m.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.secretsmanager.RotationEvent;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A deployed stack whose credentials rotate. */
public record Rotating(Deployed stack) {

    /** Asks for a rotation; it begins when Secrets Manager gets to it. */
    public String begin() {
        return begin(Map.of());
    }

    /** Asks for a rotation with more than is needed. */
    public String begin(Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("SecretId", stack.arn());
        input.put("ClientRequestToken", UUID.randomUUID().toString());
        input.put("RotationLambdaARN", function());
        return String.valueOf(platform().secretsManager("RotateSecret", input).get("VersionId"));
    }

    public String function() {
        return platform()
                .cloudFormation()
                .stack(Platform.PROVIDER)
                .orElseThrow()
                .output("RotationFunctionArn");
    }

    /** Lets Secrets Manager do what is due, once, and answers how that ended. */
    public RotationEvent attempt() {
        assertEquals(1, platform().aws().secretsManager().runDueRotations());
        return platform().aws().secretsManager().rotationEvents().getLast();
    }

    /** Rotates, which succeeds. */
    public void rotate() {
        begin();
        RotationEvent end = attempt();
        assertEquals("RotationSucceeded", end.name(), end.detail());
        assertEquals(List.of(), pending());
    }

    public void turnOff() {
        platform().secretsManager("CancelRotateSecret", Map.of("SecretId", stack.arn()));
    }

    /** The versions that wait to be filled or to become current. */
    List<String> pending() {
        return stack.secret().versions().holder("AWSPENDING").stream()
                .map(version -> version.id())
                .toList();
    }

    public String currentSecret() {
        return String.valueOf(stack.credential().get("client_secret"));
    }

    public boolean authenticates(String clientSecret) {
        return platform().aws().cognito().authenticates(stack.attribute("ClientId"), clientSecret);
    }

    /** How many secrets the client has. */
    public int secrets() {
        return secretIds().size();
    }

    /** The ids of the client's secrets, the oldest first. */
    public List<String> secretIds() {
        Object listed = platform()
                .cognito("ListUserPoolClientSecrets", client(Map.of()))
                .get("ClientSecrets");
        return listed instanceof List<?> secrets
                ? secrets.stream()
                        .map(secret -> String.valueOf(((Map<?, ?>) secret).get("ClientSecretId")))
                        .sorted()
                        .toList()
                : List.of();
    }

    /** The input of an operation on the client. */
    public Map<String, Object> client(Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("UserPoolId", platform().pool());
        input.put("ClientId", stack.attribute("ClientId"));
        return input;
    }

    private Platform platform() {
        return stack.platform();
    }
}
