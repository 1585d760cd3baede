package io.github.cognitom2m;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many rounds of AWS calls, side by side within each, lie between a request and its answer. */
final class RoundsTest {
    private static final Duration LATENCY = Duration.ofMillis(60);
    private static final String ORDERS = Orders.withScopes("read", "write");

    /** One call, or the answer. */
    private record Exchange(String name, long begin, long end) {
        boolean isAnswer() {
            return name.isEmpty();
        }
    }

    @RegisterExtension
    final Platform platform = new Platform(EmulatedAccount.concurrent());

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    @BeforeEach
    void callsTakeTheirTime() {
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
                    exchanges.add(new Exchange(target.substring(target.lastIndexOf('.') + 1), begin, System.nanoTime()));
                }
            }
        });
    }

    @Test
    void createTakesFiveRoundsAtMost() {
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
        exchanges.clear();
        operation.run();
        List<List<String>> rounds = rounds();
        assertTrue(!rounds.isEmpty() && rounds.size() <= most, () -> rounds.size() + " rounds: " + rounds);
    }

    /** The calls before the answer, those together that overlap. */
    private List<List<String>> rounds() {
        List<Exchange> ordered = new ArrayList<>(exchanges);
        ordered.sort(Comparator.comparingLong(Exchange::begin));
        List<List<String>> rounds = new ArrayList<>();
        long end = Long.MIN_VALUE;
        for (Exchange exchange : ordered) {
            if (exchange.isAnswer()) {
                break;
            }
            if (exchange.begin() >= end) {
                rounds.add(new ArrayList<>());
            }
            rounds.getLast().add(exchange.name());
            end = Math.max(end, exchange.end());
        }
        return rounds;
    }
}
