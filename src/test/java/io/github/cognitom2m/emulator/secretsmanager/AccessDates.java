package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When secrets and their versions were last read, to the day; those that were never read have no date. */
final class AccessDates {
    private final InstantSource time;
    private final Map<String, Instant> days = new ConcurrentHashMap<>();

    AccessDates(InstantSource time) {
        this.time = time;
    }

    void read(Secret secret, Version version) {
        Instant today = time.instant().truncatedTo(ChronoUnit.DAYS);
        days.put(secret.arn(), today);
        days.put(key(secret, version), today);
    }

    // Fact: SM-ACCESSED
    /** Puts the date into an answer about a secret. */
    void into(Map<String, Object> output, Secret secret) {
        into(output, secret.arn());
    }

    /** Puts the date into an answer about a version. */
    void into(Map<String, Object> output, Secret secret, Version version) {
        into(output, key(secret, version));
    }

    Map<String, Instant> all() {
        return Map.copyOf(days);
    }

    void restore(Map<String, Instant> kept) {
        days.putAll(kept);
    }

    private void into(Map<String, Object> output, String key) {
        Optional.ofNullable(days.get(key)).ifPresent(day -> output.put("LastAccessedDate", Answers.epoch(day)));
    }

    private static String key(Secret secret, Version version) {
        return secret.arn() + " " + version.id();
    }
}
