package io.github.cognitom2m.emulator.lambda;

import io.github.cognitom2m.emulator.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which functions are ready: one that nobody has invoked for long is inactive, and a call makes it pending. */
final class FunctionStates {
    private final InstantSource time;
    private final Map<String, Instant> lastUsed = new HashMap<>();
    private final Map<String, Instant> pendingUntil = new HashMap<>();
    private Optional<Duration> inactiveAfter = Optional.empty();
    private Duration initialization = Duration.ZERO;

    FunctionStates(InstantSource time) {
        this.time = time;
    }

    synchronized void inactiveAfter(Duration idle, Duration newInitialization) {
        inactiveAfter = Optional.of(idle);
        initialization = newInitialization;
    }

    synchronized void used(String target) {
        lastUsed.put(target, time.instant());
    }

    // Fact: LAM-INACTIVE
    /** Refuses a synchronous call of a function that is not ready. */
    void checkReady(String target) {
        if (untilReady(target).isPositive()) {
            throw new AwsError(
                    409,
                    "CodeArtifactUserPendingException",
                    "Lambda is initializing your function. It will be ready to invoke shortly.");
        }
    }

    /** How long it takes until a function is ready, which begins with this question. */
    synchronized Duration untilReady(String target) {
        Instant now = time.instant();
        Instant ready = pendingUntil.get(target);
        if (ready == null && isIdle(target, now)) {
            ready = now.plus(initialization);
            pendingUntil.put(target, ready);
        }
        if (ready == null || !ready.isAfter(now)) {
            pendingUntil.remove(target);
            lastUsed.put(target, now);
            return Duration.ZERO;
        }
        return Duration.between(now, ready);
    }

    private boolean isIdle(String target, Instant now) {
        Instant used = lastUsed.getOrDefault(target, now);
        return inactiveAfter.filter(idle -> !now.isBefore(used.plus(idle))).isPresent();
    }
}
