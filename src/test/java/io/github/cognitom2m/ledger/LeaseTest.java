package io.github.cognitom2m.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leases and the marks in them: how they are written, and who comes before whom. */
final class LeaseTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Update", "Delete"})
    void isReadAsItWasWritten(String type) {
        Mark mark = new Mark(NOON.plusMillis(7), type, "0c1f7b1e-6a34-4c39-9d0b-3a1d5b7e2f01");
        assertEquals(mark, Mark.parse(mark.text()));
        assertEquals(type.equals("Delete"), mark.isDelete());
        Lease lease = new Delivery("delivery", mark).lease(NOON.plusSeconds(108));
        assertEquals(Optional.of(lease), Lease.find("delivery", lease.text()));
    }

    @Test
    void isWrittenAsItAlwaysWas() {
        Mark mark = new Mark(NOON, "Create", "request");
        assertEquals("2026-11-22T12:00:00Z Create request", mark.text());
        assertEquals(
                "2026-11-22T12:01:48Z 2026-11-22T12:00:00Z Create request",
                new Lease("delivery", NOON.plusSeconds(108), mark).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-11-22T12:00:00Z",
                "2026-11-22T12:00:00Z Create",
                "2026-11-22T12:00:00Z Create request",
                "noon 2026-11-22T12:00:00Z Create request",
                "2026-11-22T12:00:00Z noon Create request"
            })
    void readsNothingElse(String text) {
        assertEquals(Optional.empty(), Lease.find("delivery", text));
    }

    @Test
    void livesUntilItsEnd() {
        Lease lease = new Lease("delivery", NOON, new Mark(NOON, "Create", "request"));
        assertTrue(lease.isLive(NOON.minusMillis(1)));
        assertFalse(lease.isLive(NOON));
        assertFalse(lease.ended(NOON.minusSeconds(9)).isLive(NOON.minusSeconds(9)));
    }

    @ParameterizedTest(name = "issued after {0} s, until {1} s: {2}")
    @CsvSource({"-300, -100, true", "0, 240, true", "300, 540, true", "301, 100, false", "0, 541, false"})
    void isNotBelievedFromTheFuture(int issued, int until, boolean expected) {
        Lease lease =
                new Lease("delivery", NOON.plusSeconds(until), new Mark(NOON.plusSeconds(issued), "Create", "request"));
        assertEquals(expected, lease.isCredible(NOON, Duration.ofMinutes(4)));
    }

    @ParameterizedTest(name = "{0} {1} s after, {2}: {3}")
    @CsvSource({
        "Update, 1, other, true",
        "Update, 0, other, false",
        "Update, -1, other, false",
        "Delete, 1, other, true",
        "Delete, 0, other, true",
        "Delete, -1, other, false",
        "Delete, 1, own, false"
    })
    void isOvertakenByWhatWasIssuedLater(String type, int seconds, String requestId, boolean expected) {
        Mark own = new Mark(NOON, "Create", "own");
        assertEquals(expected, own.isOvertakenBy(new Mark(NOON.plusSeconds(seconds), type, requestId)));
    }

    @Test
    void aDeleteIsNotOvertakenByAnotherOfTheSameSecond() {
        assertFalse(new Mark(NOON, "Delete", "own").isOvertakenBy(new Mark(NOON, "Delete", "other")));
    }
}
