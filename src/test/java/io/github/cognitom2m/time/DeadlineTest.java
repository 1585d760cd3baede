package io.github.cognitom2m.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.EmulatedTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How deadlines count down. */
final class DeadlineTest {
    private final EmulatedTime time = EmulatedTime.virtual(Instant.EPOCH);
    private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), time, time::pass);

    @Test
    void tellsWhatIsLeftAndNeverLessThanNothing() {
        time.pass(Duration.ofSeconds(4));
        assertEquals(Duration.ofSeconds(6), deadline.left());
        assertFalse(deadline.expired());
        time.pass(Duration.ofSeconds(7));
        assertEquals(Duration.ZERO, deadline.left());
        assertTrue(deadline.expired());
    }

    @Test
    void pausesNoLongerThanIsLeft() {
        deadline.pause(Duration.ofSeconds(3));
        assertEquals(Instant.ofEpochSecond(3), time.instant());
        deadline.pause(Duration.ofSeconds(30));
        assertEquals(Instant.ofEpochSecond(10), time.instant());
        deadline.pause(Duration.ofSeconds(1));
        assertEquals(Instant.ofEpochSecond(10), time.instant());
    }

    @Test
    void keepsAReserve() {
        assertEquals(
                Duration.ofSeconds(8), deadline.earlier(Duration.ofSeconds(2)).left());
    }
}
