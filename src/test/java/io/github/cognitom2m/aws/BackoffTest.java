package io.github.cognitom2m.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private final Backoff backoff = new Backoff(new Random(1));

    @Test
    void waitsAtRandomAndNeverLong() {
        List<Duration> waits =
                IntStream.range(1, 200).mapToObj(backoff::computeDelay).toList();
        assertTrue(waits.stream().noneMatch(Duration::isNegative));
        assertTrue(waits.stream().allMatch(wait -> wait.toMillis() <= 1_500));
        assertTrue(waits.stream().distinct().count() > 100, waits::toString);
    }

    @Test
    void waitsTheLessTheSoonerItIs() {
        assertEquals(
                400,
                IntStream.range(0, 10_000)
                        .mapToLong(i -> backoff.computeDelay(1).toMillis())
                        .max()
                        .orElseThrow());
    }
}
