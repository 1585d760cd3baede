package io.github.cognitom2m.time;

import java.time.Duration;

/**
 * How to look repeatedly: each pause is twice the one before, up to the longest.
 *
 * @param looks how many looks there are at most, the first included
 */
public record Pace(Duration first, Duration longest, int looks) {
    public Pace {
        if (!first.isPositive() || looks < 1) {
            throw new IllegalArgumentException("a pace needs a pause and a look");
        }
    }

    /** Equal pauses, for as long as there is time. */
    public static Pace every(Duration pause) {
        return new Pace(pause, pause, Integer.MAX_VALUE);
    }

    /** Growing pauses, for as long as there is time. */
    public static Pace growing(Duration first, Duration longest) {
        return new Pace(first, longest, Integer.MAX_VALUE);
    }

    public Pace atMost(int number) {
        return new Pace(first, longest, number);
    }

    Duration after(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(longest) < 0 ? twice : longest;
    }
}
