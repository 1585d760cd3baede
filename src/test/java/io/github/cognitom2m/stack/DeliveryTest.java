package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cognito.AppClient;
import io.github.cognitom2m.emulator.cognito.Domain;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same event comes more than once: at once, right after, or when much has happened since. */
final class DeliveryTest {
    private static final String BEFORE = Orders.withScopes("read", "write");
    private static final String AFTER = Orders.server("orders", "read", "delete") + Orders.domain("machines-new");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final List<Runnable> delivered = new ArrayList<>();

    @Test
    void doesNoHarmIfEveryEventIsDeliveredTwice() {
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            platform.passQueue();
            once.run();
            once.run();
        });
        Deployed stack = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        assertIs(stack, "orders/read orders/write", Orders.PREFIX);
        stack.update(AFTER).is(UPDATE_COMPLETE);
        assertIs(stack, "orders/delete orders/read", "machines-new");
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void doesNoHarmWhereACreateComesAgainDuringAnyOfItsCalls(int during) {
        repeatDuring(during);
        Deployed stack = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        assertIs(stack, "orders/read orders/write", Orders.PREFIX);
        stack.update(AFTER).is(UPDATE_COMPLETE);
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void doesNoHarmWhereAnUpdateComesAgainDuringAnyOfItsCalls(int during) {
        Deployed stack = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        repeatDuring(during);
        stack.update(AFTER).is(UPDATE_COMPLETE);
        assertIs(stack, "orders/delete orders/read", "machines-new");
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void doesNoHarmWhereEventsComeAgainInTheEnd() {
        keepDeliveries();
        Deployed stack = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        stack.update(AFTER).is(UPDATE_COMPLETE);
        List.copyOf(delivered).forEach(Runnable::run);
        assertIs(stack, "orders/delete orders/read", "machines-new");
        stack.delete().is(DELETE_COMPLETE);
        List.copyOf(delivered).forEach(Runnable::run);
        platform.assertNothingLeft();
    }

    @Test
    void leavesItsSuccessorAloneWhereADeleteComesAgain() {
        keepDeliveries();
        platform.deploy("orders", BEFORE).delete();
        Runnable delete = delivered.getLast();
        Deployed again = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        delete.run();
        assertIs(again, "orders/read orders/write", Orders.PREFIX);
        again.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void refusesALateRequestAndChangesNothing() {
        Deployed stack = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            platform.aws().time().pass(Duration.ofSeconds(delivered.isEmpty() ? 331 : 1));
            delivered.add(once);
            once.run();
        });
        stack.update(AFTER).is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("ServiceTimeout: "), stack::failure);
        assertIs(stack, "orders/read orders/write", Orders.PREFIX);
    }

    private void keepDeliveries() {
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            platform.passQueue();
            delivered.add(once);
            once.run();
        });
    }

    /** Runs the event that is being worked on a second time, from beginning to end, before one of its calls. */
    private void repeatDuring(int call) {
        keepDeliveries();
        int[] calls = {0};
        platform.aws().network().weather((request, service) -> {
            if (request.header("x-amz-target").isPresent() && ++calls[0] == call) {
                delivered.getLast().run();
            }
            return service.handle(request);
        });
    }

    private void assertIs(Deployed stack, String scopes, String domain) {
        assertEquals(Set.of(scopes.split(" ")), stack.granted());
        assertEquals(
                List.of(domain),
                platform.aws().cognito().domains().stream().map(Domain::name).toList());
        assertEquals(
                List.of(stack.client().id()),
                platform.aws().cognito().clients(platform.pool()).stream()
                        .map(AppClient::id)
                        .toList());
    }
}
