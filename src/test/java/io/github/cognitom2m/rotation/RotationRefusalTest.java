package io.github.cognitom2m.rotation;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.emulator.secretsmanager.RotationEvent;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.TokenRequests;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot be rotated is left as it is, with a cause that a person can act on. */
final class RotationRefusalTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed stack = platform.deploy("orders", Orders.withScopes("read", "write"));
    private final Rotating rotating = new Rotating(stack);
    private final String first = rotating.currentSecret();

    @Test
    void leavesTheSecretsOfOthersAlone() {
        String arn = String.valueOf(platform.secretsManager(
                        "CreateSecret",
                        Map.of(
                                "Name",
                                "m2m/theirs",
                                "SecretString",
                                "theirs",
                                "ClientRequestToken",
                                UUID.randomUUID().toString()))
                .get("ARN"));
        RotationEvent end = rotate(arn);
        assertTrue(
                end.detail().contains("the tags of secret m2m/theirs do not say that it holds the credentials"),
                end.detail());
        assertEquals(
                "theirs",
                platform.secretsManager("GetSecretValue", Map.of("SecretId", arn))
                        .get("SecretString"));
    }

    @Test
    void doesNotFollowAValueThatNamesAnotherClient() {
        String other = String.valueOf(((Map<?, ?>) platform.cognito(
                                "CreateUserPoolClient",
                                Map.of("UserPoolId", platform.pool(), "ClientName", "other", "GenerateSecret", true))
                        .getOrDefault("UserPoolClient", Map.of()))
                .get("ClientId"));
        Map<String, Object> value = stack.credential();
        String mine = String.valueOf(value.put("client_id", other));
        put(value.toString()
                .replace("{", "{\"")
                .replace("=", "\":\"")
                .replace(", ", "\",\"")
                .replace("}", "\"}"));
        int before = platform.aws().calls().all().size();
        RotationEvent end = rotate(stack.arn());
        assertTrue(end.detail().contains("is not the one that its resource put there"), end.detail());
        assertTrue(platform.aws().calls().all().stream()
                .skip(before)
                .noneMatch(call -> other.equals(call.input().get("ClientId"))));
        assertTrue(platform.aws().cognito().authenticates(mine, first));
    }

    @Test
    void saysThatTheClientIsGoneAndContinuesWithANewOne() {
        platform.cognito("DeleteUserPoolClient", rotating.client(Map.of()));
        RotationEvent end = rotate(stack.arn());
        assertTrue(end.detail().contains("the user pool no longer has the client"), end.detail());
        stack.update(Orders.withScopes("read", "write") + "Revision: again\n").is(UPDATE_COMPLETE);
        platform.aws().secretsManager().runDueRotations();
        rotating.rotate();
        assertTrue(rotating.authenticates(rotating.currentSecret()));
    }

    @Test
    void doesNothingForAVersionThatIsNotPending() {
        Invocation unknown = invoke("createSecret", UUID.randomUUID().toString());
        assertTrue(unknown.response().contains("does not exist or has no version"), unknown.response());
        String current =
                stack.secret().versions().holder("AWSCURRENT").orElseThrow().id();
        List.of("createSecret", "setSecret", "testSecret", "finishSecret")
                .forEach(step ->
                        assertFalse(invoke(step, current).functionError().isPresent(), step));
        assertTrue(invoke("abolishSecret", current).response().contains("unknown step"));
        assertEquals(1, rotating.secrets());
        assertEquals(first, rotating.currentSecret());
    }

    @Test
    void theNewSecretIsNotUsedUntilItWorks() {
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOne(request)) {
                throw new IOException("down");
            }
            return service.handle(request);
        });
        RotationEvent end = rotate(stack.arn());
        assertTrue(end.detail().contains("the current secret stays"), end.detail());
        assertEquals(first, rotating.currentSecret());
        platform.fairWeather();
        assertEquals("RotationSucceeded", rotating.attempt().name());
        assertTrue(rotating.authenticates(first));
    }

    @Test
    void withoutThePermissionSecretsManagerRefuses() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> platform.secretsManager(
                        "RotateSecret",
                        Map.of(
                                "SecretId",
                                stack.arn(),
                                "ClientRequestToken",
                                UUID.randomUUID().toString(),
                                "RotationLambdaARN",
                                "arn:aws:lambda:us-east-1:123456789012:function:another")));
        assertTrue(String.valueOf(refusal.getMessage()).contains("cannot invoke the specified Lambda function"));
    }

    @Test
    void nothingIsLeftWhereTheStackGoesInTheMiddle() {
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOne(request) && rotating.secrets() == 2) {
                stack.delete();
            }
            return service.handle(request);
        });
        rotating.begin();
        platform.aws().secretsManager().runDueRotations();
        platform.fairWeather();
        stack.is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    private RotationEvent rotate(String arn) {
        platform.secretsManager(
                "RotateSecret",
                Map.of(
                        "SecretId",
                        arn,
                        "ClientRequestToken",
                        UUID.randomUUID().toString(),
                        "RotationLambdaARN",
                        rotating.function()));
        return rotating.attempt();
    }

    private Invocation invoke(String step, String version) {
        return platform.cloudFormation().functions().invoke(rotating.function(), """
                        {"Step": "%s", "SecretId": "%s", "ClientRequestToken": "%s"}
                        """.formatted(
                        step, stack.arn(), version));
    }

    private void put(String value) {
        platform.secretsManager(
                "PutSecretValue",
                Map.of(
                        "SecretId",
                        stack.arn(),
                        "ClientRequestToken",
                        UUID.randomUUID().toString(),
                        "SecretString",
                        value));
    }
}
