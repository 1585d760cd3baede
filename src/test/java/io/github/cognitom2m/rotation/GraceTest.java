package io.github.cognitom2m.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.TokenRequests;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A replaced client secret works for its period of grace, and no longer. */
final class GraceTest {
    private static final String DECLARED = Orders.withScopes("read") + "Rotation: {GracePeriodHours: 24}\n";
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Sweeping sweeping = new Sweeping(platform);
    private final Deployed stack = platform.deploy("orders", DECLARED);
    private final Rotating rotating = new Rotating(stack);
    private final String first = rotating.currentSecret();

    @BeforeEach
    void someTimePasses() {
        platform.passQueue();
    }

    @Test
    void endsWhenItIsOver() {
        Instant before = platform.aws().time().instant();
        rotating.rotate();
        sweeping.after(Duration.ofHours(23));
        assertTrue(rotating.authenticates(first));
        assertEquals(before.plus(Duration.ofHours(24)), until(), "to the second");
        sweeping.after(HOUR);
        assertFalse(rotating.authenticates(first));
        assertTrue(rotating.authenticates(rotating.currentSecret()));
        assertEquals("none current " + currentVersion(), stack.tags().get("cognito-m2m:replaced"));
        stack.token();
    }

    @Test
    void lastsUntilTheNextRotationWhereNoneIsDeclared() {
        Deployed other = platform.deploy("other", Orders.server("other", "read"));
        Rotating also = new Rotating(other);
        String replaced = also.currentSecret();
        also.rotate();
        sweeping.after(Duration.ofDays(365));
        assertTrue(also.authenticates(replaced));
        assertFalse(other.tags().containsKey("cognito-m2m:replaced"));
        assertFalse(other.tags().containsKey("cognito-m2m:grace"));
    }

    @Test
    void looksAtNothingThatIsSettled() {
        sweeping.after(HOUR);
        assertEquals(List.of("ListSecrets"), callsOf(() -> sweeping.after(HOUR)));
        rotating.rotate();
        assertEquals(List.of("ListSecrets"), callsOf(() -> sweeping.after(HOUR)));
        sweeping.after(Duration.ofHours(24));
        assertEquals(List.of("ListSecrets"), callsOf(() -> sweeping.after(HOUR)));
    }

    @Test
    void aChangeCountsFromTheNextSweep() {
        rotating.rotate();
        stack.update(DECLARED.replace("24", "48"));
        sweeping.after(Duration.ofHours(25));
        assertTrue(rotating.authenticates(first));
        stack.update(Orders.withScopes("read"));
        sweeping.after(Duration.ofDays(30));
        assertTrue(rotating.authenticates(first));
        assertTrue(replacedTag().contains(" until the-next-rotation "), replacedTag());
        stack.update(DECLARED);
        sweeping.after(HOUR);
        assertFalse(rotating.authenticates(first));
    }

    @Test
    void aRolledBackChangeChangesNothing() {
        rotating.rotate();
        stack.updateThenFail(Orders.withScopes("read"));
        assertEquals("24", stack.tags().get("cognito-m2m:grace"));
        stack.updateThenFail(DECLARED.replace("24", "8760"));
        sweeping.after(Duration.ofHours(24));
        assertFalse(rotating.authenticates(first));
    }

    @Test
    void doesNotEndWhileARotationIsUnderWay() {
        rotating.rotate();
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOne(request)) {
                throw new IOException("down");
            }
            return service.handle(request);
        });
        String current = rotating.currentSecret();
        rotating.begin();
        assertEquals("RotationFailed", rotating.attempt().name());
        platform.fairWeather();
        List<String> both = rotating.secretIds();
        sweeping.after(Duration.ofDays(2));
        assertEquals(both, rotating.secretIds());
        assertEquals("RotationSucceeded", rotating.attempt().name());
        assertTrue(rotating.authenticates(current));
        sweeping.after(Duration.ofDays(2));
        assertFalse(rotating.authenticates(current));
    }

    @Test
    void countsFromTheNextSweepWhereTheRotationCouldNotRecordIt() {
        platform.aws().network().weather((request, service) -> {
            if (request.header("x-amz-target").orElse("").endsWith(".TagResource")) {
                throw new IOException("down");
            }
            return service.handle(request);
        });
        rotating.begin();
        rotating.attempt();
        platform.fairWeather();
        rotating.turnOff();
        sweeping.after(HOUR);
        assertTrue(rotating.authenticates(first));
        sweeping.after(Duration.ofHours(24));
        assertFalse(rotating.authenticates(first));
    }

    private Instant until() {
        return Instant.parse(replacedTag().replaceFirst(".* until (\\S+) .*", "$1"));
    }

    private String replacedTag() {
        return stack.tags().getOrDefault("cognito-m2m:replaced", "");
    }

    private String currentVersion() {
        return stack.secret().versions().holder("AWSCURRENT").orElseThrow().id();
    }

    private List<String> callsOf(Runnable action) {
        int before = platform.aws().calls().all().size();
        action.run();
        return platform.aws().calls().all().stream()
                .skip(before)
                .map(Call::operation)
                .toList();
    }
}
