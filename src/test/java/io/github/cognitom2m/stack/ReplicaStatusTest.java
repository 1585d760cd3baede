package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.secretsmanager.Replication;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A replica is made in the background: the resource is complete when it is there. */
final class ReplicaStatusTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String REPLICA = "Secret: {ReplicaRegions: [{Region: eu-west-1}]}\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void isAwaited() {
        platform.aws().secretsManager().replication("eu-west-1", Replication.succeeding(Duration.ofSeconds(50)));
        Deployed stack = platform.deploy("orders", ORDERS + REPLICA).is(CREATE_COMPLETE);
        assertEquals("InSync", status(stack));
    }

    @Test
    void thatFailsIsAFailureInTheWordsOfAws() {
        platform.aws().secretsManager().replication("eu-west-1", Replication.failing(Replication.NAME_EXISTS));
        Deployed stack = platform.deploy("orders", ORDERS + REPLICA).is(ROLLBACK_COMPLETE);
        assertTrue(
                stack.failure()
                        .contains("Secret.ReplicaRegions: the replication to eu-west-1 failed: "
                                + Replication.NAME_EXISTS),
                stack::failure);
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void thatFailsInAnUpdateIsTakenBack() {
        Deployed stack = platform.deploy("orders", ORDERS);
        platform.aws().secretsManager().replication("eu-west-1", Replication.failing(Replication.NAME_EXISTS));
        stack.update(ORDERS + REPLICA).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(Map.of(), stack.secret().replicas());
    }

    @Test
    void thatTakesTooLongIsAWarningAndAwaitedByTheNextUpdate() {
        platform.aws().secretsManager().replication("eu-west-1", Replication.succeeding(Duration.ofSeconds(150)));
        Deployed stack = platform.deploy("orders", ORDERS + REPLICA).is(CREATE_COMPLETE);
        assertEquals("InProgress", status(stack));
        assertTrue(logged("the replica in eu-west-1 is not complete yet"));
        stack.update(ORDERS + REPLICA + "Revision: '2'\n").is(UPDATE_COMPLETE);
        assertEquals("InSync", status(stack));
    }

    @Test
    void thatFailedLaterIsMadeAgainByTheNextUpdateAndFailsNoRollback() {
        platform.aws()
                .secretsManager()
                .replication("eu-west-1", new Replication(Duration.ofMinutes(3), Optional.of("no room")));
        Deployed stack = platform.deploy("orders", ORDERS + REPLICA).is(CREATE_COMPLETE);
        platform.aws().time().pass(Duration.ofSeconds(200));
        assertEquals("Failed", status(stack));
        platform.aws().secretsManager().replication("eu-west-1", Replication.failing("no room"));
        stack.updateThenFail(ORDERS + REPLICA + "Revision: '2'\n").is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(logged("the replication to eu-west-1 failed: no room"));
        platform.aws().secretsManager().replication("eu-west-1", Replication.succeeding(Duration.ofSeconds(5)));
        stack.update(ORDERS + REPLICA + "Revision: '3'\n").is(UPDATE_COMPLETE);
        assertEquals("InSync", status(stack));
        assertTrue(logged("SUCCESS"));
    }

    private String status(Deployed stack) {
        Object replicas = platform.secretsManager("DescribeSecret", Map.of("SecretId", stack.arn()))
                .get("ReplicationStatus");
        return replicas instanceof List<?> all && all.getFirst() instanceof Map<?, ?> replica
                ? String.valueOf(replica.get("Status"))
                : "none";
    }

    private boolean logged(String text) {
        return platform.cloudFormation().functions().invocations().stream()
                .anyMatch(invocation -> invocation.log().toString().contains(text));
    }
}
