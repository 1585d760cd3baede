package io.github.cognitom2m.emulator.lambda;

import io.github.cognitom2m.emulator.EmulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What happens by itself while somebody waits: asynchronous invocations and their retries. */
public interface Background {

    /** Does the work after a delay. */
    void after(Duration delay, Runnable work);

    /** Waits until the condition holds or the time has come, and says whether the condition holds. */
    boolean await(BooleanSupplier condition, Instant until);

    /** Whether nothing is left to be done. */
    boolean isIdle();

    /** Waits until nothing is left to be done. */
    void settle();

    /** Work on virtual threads. */
    static Background threads(EmulatedTime time) {
        return new ThreadedBackground(time);
    }

    /** Work in the order of its time, on the thread of whoever waits; waiting makes virtual time jump. */
    static Background deterministic(EmulatedTime time) {
        return new DeterministicBackground(time);
    }
}
