package io.github.cognitom2m.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The instant by which something must be done, with the clock that measures it and the way to wait. */
public record Deadline(Instant end, InstantSource clock, Pause pause) {
    // What was just created may appear late.
    private static final Pace SOON =
            Pace.growing(Duration.ofMillis(500), Duration.ofSeconds(4)).atMost(5);

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

    /**
     * Looks until the condition holds, the looks are used up, or the deadline has passed. A last look is taken at the
     * deadline, so that a look that takes time itself needs a reserve.
     *
     * @return what was seen last, whether it is done or not
     */
    public <T> T poll(Pace pace, Supplier<T> look, Predicate<? super T> isDone) {
        return poll(pace, look.get(), seen -> look.get(), isDone);
    }

    /** The same where each look adds to what was seen before it. */
    public <T> T poll(Pace pace, T first, UnaryOperator<T> again, Predicate<? super T> isDone) {
        T seen = first;
        Duration pause = pace.first();
        for (int looks = 1; looks < pace.looks() && !isDone.test(seen) && !expired(); looks++) {
            pause(pause);
            pause = pace.after(pause);
            seen = again.apply(seen);
        }
        return seen;
    }

    /**
     * Looks until the condition holds.
     *
     * @param what is waited for, for the message
     * @throws OutOfTime if the condition does not hold by the deadline
     */
    public <T> T await(String what, Pace pace, Supplier<T> look, Predicate<? super T> isDone) {
        T seen = poll(pace, look, isDone);
        if (!isDone.test(seen)) {
            throw new OutOfTime("waiting for " + what);
        }
        return seen;
    }

    /**
     * Looks repeatedly, because what was just created may appear late; empty if nothing appears.
     *
     * @throws OutOfTime if there was no time to look often enough
     */
    public <T> Optional<T> untilFound(Supplier<Optional<T>> look) {
        Optional<T> found = poll(SOON, look, Optional::isPresent);
        if (found.isEmpty() && expired()) {
            throw new OutOfTime("looking for parts that may appear late");
        }
        return found;
    }

    /** This deadline, or an earlier one that lies the given time after now. */
    public Deadline within(Duration most) {
        return most.compareTo(left()) < 0 ? in(most, clock, pause) : this;
    }

    /** The same deadline minus a reserve for what must still be done after it. */
    public Deadline earlier(Duration reserve) {
        return new Deadline(end.minus(reserve), clock, pause);
    }
}
