package io.github.cognitom2m.rotation;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.emulator.secretsmanager.RotationEvent;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.TokenRequests;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A secret takes the place of another, and nobody who uses the credentials is locked out. */
final class RotationTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed stack = platform.deploy("orders", Orders.withScopes("read", "write"));
    private final Rotating rotating = new Rotating(stack);
    private final String first = rotating.currentSecret();

    @Test
    void keepsTheClientAndTheSecretBeforeUntilTheNextRotation() {
        Map<String, Object> before = stack.credential();
        rotating.rotate();

        String second = rotating.currentSecret();
        assertNotEquals(first, second);
        assertTrue(rotating.authenticates(first) && rotating.authenticates(second));
        Map<String, Object> after = stack.credential();
        after.remove("client_secret_id");
        after.put("client_secret", first);
        assertEquals(before, after);
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());

        rotating.rotate();
        assertFalse(rotating.authenticates(first));
        assertTrue(rotating.authenticates(second) && rotating.authenticates(rotating.currentSecret()));
        assertEquals(2, rotating.secrets());
    }

    @Test
    void neverReadsASecretFromCognito() {
        int before = platform.aws().calls().all().size();
        rotating.rotate();
        rotating.rotate();
        Set<String> operations = platform.aws().calls().all().stream()
                .skip(before)
                .map(Call::operation)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(List.of(
                        "RotateSecret",
                        "DescribeSecret",
                        "ListUserPoolClientSecrets",
                        "GetSecretValue",
                        "AddUserPoolClientSecret",
                        "DeleteUserPoolClientSecret",
                        "PutSecretValue",
                        "UpdateSecretVersionStage",
                        "TagResource",
                        "GetClientToken")),
                operations);
    }

    @Test
    void tellsAuditorsWhenTheCurrentSecretWasMade() {
        platform.passQueue();
        rotating.rotate();
        String id = String.valueOf(stack.credential().get("client_secret_id"));
        long made = Long.parseLong(id.substring(id.indexOf("--") + 2)) / 1000;
        assertEquals(Instant.ofEpochSecond(made).toString(), stack.tags().get("cognito-m2m:secret-created"));
    }

    @Test
    void updatesKeepTheRotatedSecret() {
        rotating.rotate();
        String second = rotating.currentSecret();
        stack.update(Orders.withScopes("read")).is(UPDATE_COMPLETE);
        assertEquals(second, rotating.currentSecret());
        assertEquals(Set.of("orders/read"), stack.granted());
        stack.update(Orders.server("orders", "read") + Orders.domain("machines-other"))
                .is(UPDATE_COMPLETE);
        assertEquals(second, rotating.currentSecret());
        rotating.rotate();
        assertTrue(rotating.authenticates(second));
    }

    @Test
    void aRollbackDoesNotBringBackWhatWasRotatedAway() {
        platform.cloudFormation().listen(event -> {
            // Between the update and its rollback.
            if (event.logicalId().equals("Credentials") && event.status().equals("UPDATE_COMPLETE")) {
                if (!rotating.authenticates("none") && rotating.currentSecret().equals(first)) {
                    rotating.rotate();
                    rotating.rotate();
                }
            }
        });
        stack.updateThenFail(Orders.withScopes("read")).is(UPDATE_ROLLBACK_COMPLETE);
        assertNotEquals(first, rotating.currentSecret());
        assertTrue(rotating.authenticates(rotating.currentSecret()));
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
    }

    @Test
    void anUpdateInTheMiddleEndsTheRotationAndTheNextOneSucceeds() {
        AtomicBoolean updated = new AtomicBoolean();
        platform.aws().network().weather((request, service) -> {
            // The first request is for the current secret, which proves whose the client is.
            if (TokenRequests.isOne(request) && rotating.secrets() == 2 && updated.compareAndSet(false, true)) {
                stack.update(Orders.withScopes("read")).is(UPDATE_COMPLETE);
            }
            return service.handle(request);
        });
        rotating.begin();
        RotationEvent end = rotating.attempt();
        assertTrue(end.name().matches("Rotation(Failed|Abandoned)"), end.toString());
        assertEquals(first, rotating.currentSecret());
        assertEquals(Set.of("orders/read"), stack.granted());
        platform.aws().secretsManager().runDueRotations();
        rotating.rotate();
        assertTrue(rotating.authenticates(first));
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    @Test
    void aSecretAddedByHandMakesRoomForTheNewOne() {
        add();
        rotating.rotate();
        assertTrue(rotating.authenticates(first));
        String second = rotating.currentSecret();
        delete(rotating.secretIds().getFirst());
        add();
        rotating.rotate();
        assertTrue(rotating.authenticates(second) && rotating.authenticates(rotating.currentSecret()));
        assertEquals(2, rotating.secrets());
    }

    @Test
    void aPendingSecretThatIsGoneIsAbandoned() {
        String version = rotating.begin();
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOne(request)) {
                throw new IOException("down");
            }
            return service.handle(request);
        });
        assertEquals("RotationFailed", rotating.attempt().name());
        platform.fairWeather();
        assertEquals(List.of(version), rotating.pending());
        delete(pendingId(version));
        RotationEvent end = rotating.attempt();
        assertTrue(end.detail().contains("was abandoned"), end.detail());
        assertEquals(List.of(), rotating.pending());
        rotating.rotate();
        assertTrue(rotating.authenticates(first));
    }

    @Test
    void aPendingCopyOfTheCurrentValueIsNotTakenForANewSecret() {
        rotating.rotate();
        String second = rotating.currentSecret();
        String copy = UUID.randomUUID().toString();
        platform.secretsManager(
                "PutSecretValue",
                Map.of(
                        "SecretId",
                        stack.arn(),
                        "ClientRequestToken",
                        copy,
                        "VersionStages",
                        List.of("AWSPENDING"),
                        "SecretString",
                        platform.secretsManager("GetSecretValue", Map.of("SecretId", stack.arn()))
                                .get("SecretString")));
        // Refused as one whose predecessor is not complete; Secrets Manager then attempts that one.
        assertThrows(IllegalArgumentException.class, rotating::begin);
        RotationEvent end = rotating.attempt();
        assertTrue(end.detail().contains("holds the current secret, not a new one"), end.detail());
        assertEquals(List.of(), rotating.pending());
        rotating.rotate();
        assertNotEquals(second, rotating.currentSecret());
        assertTrue(rotating.authenticates(second));
    }

    private String pendingId(String version) {
        Object json = platform.secretsManager("GetSecretValue", Map.of("SecretId", stack.arn(), "VersionId", version))
                .get("SecretString");
        return String.valueOf(json).replaceAll(".*\"client_secret_id\":\"([^\"]*)\".*", "$1");
    }

    private void add() {
        platform.cognito("AddUserPoolClientSecret", rotating.client(Map.of()));
    }

    private void delete(String id) {
        platform.cognito("DeleteUserPoolClientSecret", rotating.client(Map.of("ClientSecretId", id)));
    }
}
