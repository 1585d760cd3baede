package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** CloudFormation undoes what is still running: its Delete or swapped Update overtakes the request. */
final class CancellationTest {
    private static final String ORDERS = Orders.withScopes("read", "write");

    @Test
    void leavesNothingOfACreateThatIsCancelledAfterAnyOfItsCalls() {
        int cancelled = 0;
        boolean more = true;
        while (more) {
            Platform platform = Platform.deterministic();
            AtomicBoolean done = cancelAfter(platform, "", cancelled++);
            Deployed stack = platform.deploy("orders", ORDERS);
            more = done.get();
            platform.fairWeather();
            String when = "after call " + cancelled;
            assertEquals(
                    more ? ROLLBACK_COMPLETE : CREATE_COMPLETE, stack.stack().status(), when);
            stack.delete().is(DELETE_COMPLETE);
            platform.assertNothingLeft();
        }
        assertTrue(cancelled > 8, "only " + cancelled + " calls");
    }

    @Test
    void canBeMadeAgainAfterItsCancellation() {
        Platform platform = Platform.deterministic();
        cancelAfter(platform, "CreateUserPoolClient", 0);
        platform.deploy("orders", ORDERS).is(ROLLBACK_COMPLETE).delete();
        platform.fairWeather();
        Deployed again = platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), again.granted());
        again.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void goesBackFromAnUpdateThatIsCancelledAfterAnyCallSinceItsMark() {
        String changed = Orders.withScopes("read", "delete");
        int cancelled = 0;
        boolean more = true;
        while (more) {
            Platform platform = Platform.deterministic();
            Deployed stack = platform.deploy("orders", ORDERS);
            AtomicBoolean done = cancelAfter(platform, "TagResource", cancelled++);
            stack.update(changed);
            more = done.get();
            platform.fairWeather();
            String when = cancelled + " calls after its mark";
            assertEquals(
                    more ? UPDATE_ROLLBACK_COMPLETE : UPDATE_COMPLETE,
                    stack.stack().status(),
                    when);
            if (more) {
                assertEquals(Set.of("orders/read", "orders/write"), stack.granted(), when);
                assertEquals("orders/read orders/write", stack.credential().get("scope"), when);
            }
            stack.delete().is(DELETE_COMPLETE);
            platform.assertNothingLeft();
        }
        assertTrue(cancelled > 5, "only " + cancelled + " calls");
    }

    /**
     * Cancels the resource when the reply to one of its calls is on its way.
     *
     * @param first the operation to count from, or nothing to count all
     * @param further which call it is after that one
     * @return whether it came to that
     */
    private static AtomicBoolean cancelAfter(Platform platform, String first, int further) {
        int[] calls = {-1};
        AtomicBoolean done = new AtomicBoolean();
        platform.aws().network().weather((request, service) -> {
            Answer answer = service.handle(request);
            String target = request.header("x-amz-target").orElse("");
            // The lease is given back after the answer: by then there is nothing to cancel.
            boolean counts = !target.isEmpty() && !target.endsWith(".UntagResource");
            if (counts && (calls[0] >= 0 || target.endsWith(first)) && ++calls[0] == further) {
                done.set(true);
                platform.cloudFormation().cancel("orders", "Credentials");
            }
            return answer;
        });
        return done;
    }
}
