package io.github.cognitom2m.stack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.EmulatedAccount;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.Rounds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many rounds of AWS calls, in parallel within each, lie between a request and its answer. */
final class RoundsTest {
    private static final Duration LATENCY = Duration.ofMillis(80);
    private static final String ORDERS = Orders.withScopes("read", "write");

    @RegisterExtension
    final Platform platform = new Platform(EmulatedAccount.concurrent());

    private final Rounds rounds = new Rounds(LATENCY);

    @BeforeEach
    void callsTakeTheirTime() {
        platform.cloudFormation().functions().delivery((arn, event, once) -> once.run());
        platform.aws().network().weather(rounds);
    }

    @Test
    void createTakesFiveRoundsAtMost() {
        // What is slow the first time only is not a round.
        platform.deploy("first", ORDERS).delete();
        assertRounds(5, () -> platform.deploy("orders", ORDERS));
    }

    @Test
    void anUpdateThatChangesNothingTakesThreeAtMost() {
        Deployed stack = platform.deploy("orders", ORDERS);
        assertRounds(3, () -> stack.update(ORDERS + "Revision: 2\n"));
    }

    @Test
    void anUpdateThatAddsAScopeTakesFiveAtMost() {
        Deployed stack = platform.deploy("orders", ORDERS);
        assertRounds(5, () -> stack.update(Orders.withScopes("read", "write", "delete")));
    }

    @Test
    void anUpdateThatTakesAScopeAwayTakesSixAtMost() {
        Deployed stack = platform.deploy("orders", ORDERS);
        assertRounds(6, () -> stack.update(Orders.withScopes("read")));
    }

    @Test
    void deleteTakesFiveRoundsAtMost() {
        Deployed stack = platform.deploy("orders", ORDERS);
        assertRounds(5, stack::delete);
    }

    private void assertRounds(int most, Runnable operation) {
        awaitEnd();
        rounds.clear();
        operation.run();
        List<String> chain = rounds.untilTheAnswer();
        // A token, which proves what was made, is a round of its own.
        List<String> calls = chain.stream()
                .filter(name -> !name.equals(Rounds.TOKEN) && !name.equals(Rounds.ANSWER))
                .toList();
        assertTrue(!calls.isEmpty() && calls.size() <= most, chain::toString);
    }

    /** Waits for what functions do after they have answered. */
    private void awaitEnd() {
        while (platform.cloudFormation().functions().invocations().size()
                < platform.aws().responseBucket().deliveries().size()) {
            platform.aws().time().pass(Duration.ofMillis(5));
        }
    }
}
