package io.github.cognitom2m.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LaggingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final EmulatedTime time = EmulatedTime.virtual(Instant.parse("2026-11-22T10:00:00Z"));
    private final Lagging<String> value = new Lagging<>(time, "first");

    @Test
    void showsTheNewestWithoutLag() {
        value.write("second");

        assertEquals("second", value.latest());
        assertEquals("second", value.seen(Duration.ZERO));
    }

    @Test
    void showsTheStateBeforeTheWritesWithinTheLag() {
        value.write("second");
        time.pass(SECOND);
        value.write("third");

        assertEquals("second", value.seen(SECOND));
        assertEquals("first", value.seen(SECOND.multipliedBy(2)));
        assertEquals("third", value.latest());
    }

    @Test
    void forgetsWhatNoReadCanSee() {
        value.write("second");
        time.pass(Duration.ofMinutes(11));
        value.write("third");

        assertEquals("second", value.seen(Duration.ofHours(1)));
    }
}
