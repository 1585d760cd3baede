package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** A state that keeps its recent past, so that readers can be shown what was before the latest writes. */
final class Lagging<T> {
    private static final int KEPT = 100;

    private record Moment<T>(Instant since, T state) {}

    private final Deque<Moment<T>> past = new ArrayDeque<>();

    Lagging(Instant now, T first) {
        past.add(new Moment<>(now, first));
    }

    void set(Instant now, T state) {
        past.addLast(new Moment<>(now, state));
        if (past.size() > KEPT) {
            past.removeFirst();
        }
    }

    T newest() {
        return past.getLast().state();
    }

    /** What held at an instant; the oldest state known where it lies before all of them. */
    T at(Instant when) {
        Iterator<Moment<T>> backwards = past.descendingIterator();
        Moment<T> found = backwards.next();
        while (found.since().isAfter(when) && backwards.hasNext()) {
            found = backwards.next();
        }
        return found.state();
    }
}
