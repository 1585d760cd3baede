package io.github.cognitom2m;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many rounds of AWS calls, side by side within each, lie between a request and its answer. */
final class RoundsTest {
    private static final Duration LATENCY = Duration.ofMillis(80);
    private static final String ORDERS = Orders.withScopes("read", "write");

    /** One call, or the answer. */
    private record Exchange(String name, long begin, long end) {
        boolean isAnswer() {
            return name.isEmpty();
        }
    }

    @RegisterExtension
    final Platform platform = new Platform(EmulatedAccount.concurrent());

    // In the order in which they ended.
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    @BeforeEach
    void callsTakeTheirTime() {
        platform.cloudFormation().functions().delivery((arn, event, once) -> once.run());
        platform.aws().network().weather((request, service) -> {
            String target = request.header("x-amz-target").orElse("");
            boolean isToken = request.uri().getPath().equals("/oauth2/token");
            long begin = System.nanoTime();
            try {
                if (!isToken) {
                    Thread.sleep(LATENCY);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            try {
                return service.handle(request);
            } finally {
                if (!isToken) {
                    exchanges.add(
                            new Exchange(target.substring(target.lastIndexOf('.') + 1), begin, System.nanoTime()));
                }
            }
        });
    }

    @Test
    void createTakesFiveRoundsAtMost() {
        // What is slow the first time only is not a round.
        platform.deploy("first", ORDERS).delete();
        assertRounds(5, () -> platform.deploy("orders", ORDERS));
    }

    @Test
    void anUpdateThatChangesNothingTakesTwo() {
        Deployed stack = platform.deploy("orders", ORDERS);
        assertRounds(2, () -> stack.update(ORDERS + "Revision: 2\n"));
    }

    @Test
    void anUpdateThatAddsAScopeTakesFourAtMost() {
        Deployed stack = platform.deploy("orders", ORDERS);
        assertRounds(4, () -> stack.update(Orders.withScopes("read", "write", "delete")));
    }

    @Test
    void anUpdateThatTakesAScopeAwayTakesFiveAtMost() {
        Deployed stack = platform.deploy("orders", ORDERS);
        assertRounds(5, () -> stack.update(Orders.withScopes("read")));
    }

    @Test
    void deleteTakesThreeRoundsAtMost() {
        Deployed stack = platform.deploy("orders", ORDERS);
        assertRounds(3, stack::delete);
    }

    private void assertRounds(int most, Runnable operation) {
        awaitEnd();
        exchanges.clear();
        operation.run();
        List<String> chain = longestChain();
        assertTrue(!chain.isEmpty() && chain.size() <= most, chain::toString);
    }

    /** The longest row of calls before the answer each of which began when the one before had ended. */
    private List<String> longestChain() {
        List<String> chain = new ArrayList<>();
        long end = Long.MIN_VALUE;
        for (Exchange exchange : exchanges) {
            if (exchange.isAnswer()) {
                break;
            }
            if (exchange.begin() >= end) {
                chain.add(exchange.name());
                end = exchange.end();
            }
        }
        return chain;
    }

    /** Waits for what functions do after they have answered. */
    private void awaitEnd() {
        while (platform.cloudFormation().functions().invocations().size()
                < platform.aws().responseBucket().deliveries().size()) {
            platform.aws().time().pass(Duration.ofMillis(5));
        }
    }
}
