package io.github.cognitom2m.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A value with its recent past, so that a read can lag behind the writes; the values themselves are immutable.
 *
 * @param <T> the state of a service
 */
public final class Lagging<T> {
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** A value, and since when it is or was the newest. */
    public record Version<T>(Instant since, T value) {}

    private final InstantSource time;
    private final List<Version<T>> oldestFirst = new ArrayList<>();

    public Lagging(InstantSource time, T initial) {
        this.time = time;
        oldestFirst.add(new Version<>(Instant.MIN, initial));
    }

    /** What was last written; whoever writes builds on this. */
    public synchronized T latest() {
        return oldestFirst.getLast().value();
    }

    /** What a read sees that does not know the writes of the last {@code lag} (at most ten minutes). */
    public synchronized T seen(Duration lag) {
        Instant horizon = time.instant().minus(lag);
        return oldestFirst.reversed().stream()
                .filter(version -> !version.since().isAfter(horizon))
                .findFirst()
                .orElseGet(oldestFirst::getFirst)
                .value();
    }

    /** The past as far as a read can lag. */
    public synchronized List<Version<T>> history() {
        return List.copyOf(oldestFirst);
    }

    /** Takes the place of the past that there was. */
    public synchronized void restore(List<Version<T>> history) {
        oldestFirst.clear();
        oldestFirst.addAll(history);
    }

    public synchronized void write(T value) {
        Instant now = time.instant();
        oldestFirst.add(new Version<>(now, value));
        while (!oldestFirst.get(1).since().isAfter(now.minus(KEPT))) {
            oldestFirst.removeFirst();
        }
    }
}
