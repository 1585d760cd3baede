package io.github.cognitom2m.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of an emulated AWS: that of the wall clock, or one that only passes when somebody waits. */
public interface EmulatedTime extends InstantSource {

    /** Lets time pass: sleeps on real time, jumps on virtual time. */
    void pass(Duration duration);

    /** The wall clock. */
    static EmulatedTime real() {
        return new EmulatedTime() {
            @Override
            public Instant instant() {
                return Instant.now();
            }

            @Override
            public void pass(Duration duration) {
                try {
                    Thread.sleep(duration);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while time passed", e);
                }
            }
        };
    }

    /** A clock that starts at the given instant and moves only by {@link #pass}; safe for use by several threads. */
    static EmulatedTime virtual(Instant start) {
        return new EmulatedTime() {
            private Instant now = start;

            @Override
            public synchronized Instant instant() {
                return now;
            }

            @Override
            public synchronized void pass(Duration duration) {
                now = now.plus(duration);
            }
        };
    }
}
