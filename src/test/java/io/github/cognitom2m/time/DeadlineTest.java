package io.github.cognitom2m.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.EmulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

    @Test
    void looksUntilItIsDone() {
        List<Instant> looks = new ArrayList<>();
        int seen = deadline.poll(
                Pace.growing(Duration.ofSeconds(1), Duration.ofSeconds(3)), () -> look(looks), n -> n == 4);
        assertEquals(4, seen);
        assertEquals(List.of(0L, 1L, 3L, 6L), seconds(looks));
    }

    @Test
    void looksNoOftenerThanItMay() {
        List<Instant> looks = new ArrayList<>();
        int seen = deadline.poll(Pace.every(Duration.ofSeconds(2)).atMost(3), () -> look(looks), n -> false);
        assertEquals(3, seen);
        assertEquals(List.of(0L, 2L, 4L), seconds(looks));
    }

    @Test
    void looksLastAtTheDeadline() {
        List<Instant> looks = new ArrayList<>();
        int seen = deadline.poll(Pace.every(Duration.ofSeconds(4)), () -> look(looks), n -> false);
        assertEquals(4, seen);
        assertEquals(List.of(0L, 4L, 8L, 10L), seconds(looks));
        assertEquals(5, deadline.poll(Pace.every(Duration.ofSeconds(4)), () -> look(looks), n -> false));
    }

    @Test
    void addsToWhatItHasSeen() {
        Pace pace = Pace.every(Duration.ofSeconds(1));
        assertEquals("seen...", deadline.poll(pace, "seen", text -> text + ".", text -> text.endsWith("...")));
    }

    @Test
    void failsWhereWhatItWaitsForDoesNotCome() {
        Pace pace = Pace.every(Duration.ofSeconds(4));
        assertEquals(2, deadline.await("two", pace, () -> look(new ArrayList<>(List.of(Instant.EPOCH))), n -> n == 2));
        OutOfTime failure = assertThrows(
                OutOfTime.class, () -> deadline.await("it", pace, () -> look(new ArrayList<>()), n -> n == 2));
        assertTrue(String.valueOf(failure.getMessage()).contains("while waiting for it;"), failure::getMessage);
    }

    @Test
    void tellsWhatIsNotThereFromWhatItHadNoTimeToFind() {
        List<Instant> looks = new ArrayList<>();
        Supplier<Optional<Integer>> nothing = () -> Optional.of(look(looks)).filter(n -> n < 0);
        assertEquals(Optional.empty(), deadline.untilFound(nothing));
        assertEquals(5, looks.size());
        assertThrows(OutOfTime.class, () -> deadline.untilFound(nothing));
        assertEquals(Optional.of(1), deadline.untilFound(() -> Optional.of(look(new ArrayList<>()))));
    }

    private int look(List<Instant> looks) {
        looks.add(time.instant());
        return looks.size();
    }

    private static List<Long> seconds(List<Instant> instants) {
        return instants.stream().map(Instant::getEpochSecond).toList();
    }
}
