package io.github.cognitom2m.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The instant by which something must be done, with the clock that tells how near it is and the way to wait. */
public record Deadline(Instant end, InstantSource clock, Pause pause) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int LOOKS = 5;

    /** How to let time pass. */
    @FunctionalInterface
    public interface Pause {

        void sleep(Duration duration);

        /** Sleeps on the calling thread; an interruption ends the wait with an exception and stays visible. */
        static Pause real() {
            return duration -> {
                try {
                    Thread.sleep(duration);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while waiting", e);
                }
            };
        }
    }

    /** The deadline that lies the given time after now. */
    public static Deadline in(Duration duration, InstantSource clock, Pause pause) {
        return new Deadline(clock.instant().plus(duration), clock, pause);
    }

    /** The time that is left, never negative. */
    public Duration left() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean expired() {
        return left().isZero();
    }

    /** Waits as long as asked, but never beyond the end. */
    public void pause(Duration wanted) {
        Duration left = left();
        Duration bounded = wanted.compareTo(left) < 0 ? wanted : left;
        if (bounded.isPositive()) {
            pause.sleep(bounded);
        }
    }

    /** Looks again and again, for what was just made may show late; empty where nothing shows. */
    public <T> Optional<T> untilFound(Supplier<Optional<T>> look) {
        Duration pause = FIRST_PAUSE;
        for (int i = 0; i < LOOKS; i++) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found;
            }
            pause(pause);
            pause = pause.multipliedBy(2);
        }
        return Optional.empty();
    }

    /** The same deadline less a reserve, for what must still be done after it. */
    public Deadline earlier(Duration reserve) {
        return new Deadline(end.minus(reserve), clock, pause);
    }
}
