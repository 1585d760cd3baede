package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Instant;
import java.util.Optional;

/**
 * How a secret rotates.
 *
 * @param run the rotation under way: waiting for its next attempt, or stopped until somebody asks again
 */
public record Rotation(
        boolean enabled,
        String functionArn,
        Optional<Schedule> schedule,
        Optional<Instant> lastRotated,
        Optional<Instant> next,
        Optional<Run> run) {

    /**
     * One rotation, with all its repeats.
     *
     * @param token the id of the version to fill
     * @param testOnly calls testSecret alone, on a version that is removed afterward
     */
    public record Run(String token, boolean testOnly) {}

    boolean runs(String token) {
        return run.filter(running -> running.token().equals(token)).isPresent();
    }

    Rotation running(Run newRun) {
        return new Rotation(enabled, functionArn, schedule, lastRotated, next, Optional.of(newRun));
    }

    Rotation ended() {
        return new Rotation(enabled, functionArn, schedule, lastRotated, next, Optional.empty());
    }

    Rotation cancelled() {
        return new Rotation(false, functionArn, schedule, lastRotated, Optional.empty(), Optional.empty());
    }

    Rotation succeededAt(Instant now) {
        return new Rotation(enabled, functionArn, schedule, Optional.of(now), nextAfter(now), Optional.empty());
    }

    /** The schedule starts again: AWS counts a value written by hand as a rotation. */
    Rotation postponedFrom(Instant now) {
        return new Rotation(enabled, functionArn, schedule, lastRotated, nextAfter(now), run);
    }

    boolean dueAt(Instant now) {
        return enabled && next.filter(due -> !due.isAfter(now)).isPresent();
    }

    private Optional<Instant> nextAfter(Instant now) {
        return enabled ? schedule.map(timing -> now.plus(timing.interval())) : Optional.empty();
    }
}
