package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.Lagging;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where the secrets are: writes act on the newest state, reads may see an older one. */
final class Vault {
    private final EmulatedTime time;
    private final Settings settings;
    private final Lagging<Map<String, Secret>> secrets;
    private final Map<String, Instant> namesHeldUntil = new HashMap<>();

    Vault(EmulatedTime time, Settings settings) {
        this.time = time;
        this.settings = settings;
        this.secrets = new Lagging<>(time, Map.of());
    }

    Instant now() {
        return time.instant();
    }

    /** Every secret as it is, those scheduled for deletion included; in order of creation. */
    synchronized List<Secret> all() {
        return List.copyOf(newest().values());
    }

    /** Every secret as a listing shows it, which may lag behind more than other reads. */
    synchronized List<Secret> allListed() {
        // Fact: SM-LIST-LAG
        return List.copyOf(seen(Collections.max(List.of(settings.listLag, settings.readLag)))
                .values());
    }

    synchronized Optional<Secret> find(String secretId) {
        return find(newest(), secretId);
    }

    /** A secret as a reader sees it. */
    synchronized Secret read(String secretId) {
        return find(seen(settings.readLag), secretId).orElseThrow(SecretErrors::secretNotFound);
    }

    // Fact: SM-DELETE-MARKED
    /** Changes a secret that is not scheduled for deletion. */
    synchronized Secret change(String secretId, UnaryOperator<Secret> change) {
        return changeEvenDeleted(secretId, secret -> {
            if (secret.deletion().isPresent()) {
                throw SecretErrors.markedForDeletion();
            }
            return change.apply(secret);
        });
    }

    synchronized Secret changeEvenDeleted(String secretId, UnaryOperator<Secret> change) {
        Secret before = find(newest(), secretId).orElseThrow(SecretErrors::secretNotFound);
        Secret after = change.apply(before);
        if (!after.equals(before)) {
            put(after.changedAt(now()));
        }
        return after;
    }

    synchronized void put(Secret secret) {
        Map<String, Secret> next = new LinkedHashMap<>(newest());
        next.put(secret.arn(), secret);
        secrets.write(Collections.unmodifiableMap(next));
    }

    /** Removes a secret for good; its name is free only after a while. */
    synchronized void purge(Secret secret) {
        Map<String, Secret> next = new LinkedHashMap<>(newest());
        next.remove(secret.arn());
        secrets.write(Collections.unmodifiableMap(next));
        namesHeldUntil.put(secret.name(), now().plus(settings.forceDeleteDelay));
    }

    /** Whether a secret of that name was force-deleted a moment ago and is still being removed. */
    synchronized boolean nameHeld(String name) {
        Instant until = namesHeldUntil.get(name);
        return until != null && until.isAfter(now());
    }

    /** The newest state, less the secrets whose recovery window has ended by now. */
    private Map<String, Secret> newest() {
        Map<String, Secret> newest = secrets.latest();
        if (newest.values().stream().noneMatch(this::windowEnded)) {
            return newest;
        }
        Map<String, Secret> remaining = new LinkedHashMap<>(newest);
        remaining.values().removeIf(this::windowEnded);
        secrets.write(Collections.unmodifiableMap(remaining));
        return remaining;
    }

    // Fact: SM-READ-LAG
    private Map<String, Secret> seen(Duration lag) {
        Map<String, Secret> newest = newest();
        return lag.isZero() ? newest : secrets.seen(lag);
    }

    private boolean windowEnded(Secret secret) {
        return secret.deletion()
                .filter(deletion -> !deletion.due().isAfter(now()))
                .isPresent();
    }

    private static Optional<Secret> find(Map<String, Secret> secrets, String secretId) {
        return secrets.values().stream()
                .filter(secret -> SecretIds.names(secretId, secret))
                .findFirst();
    }
}
