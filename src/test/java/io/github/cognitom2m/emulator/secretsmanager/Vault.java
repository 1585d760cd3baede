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

    synchronized List<Lagging.Version<Map<String, Secret>>> history() {
        return secrets.history();
    }

    synchronized Map<String, Instant> namesHeldUntil() {
        return Map.copyOf(namesHeldUntil);
    }

    synchronized void restore(List<Lagging.Version<Map<String, Secret>>> history, Map<String, Instant> held) {
        secrets.restore(history);
        namesHeldUntil.putAll(held);
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
            checkInUse(secret);
            return change.apply(secret);
        });
    }

    /** Refuses what cannot be done with a secret that is deleted. */
    void checkInUse(Secret secret) {
        if (secret.deletion().isPresent()) {
            boolean saysDeleted =
                    settings.forceDeletedSaysDeleted && secret.deletion().get().forced();
            throw saysDeleted ? SecretErrors.deleted() : SecretErrors.markedForDeletion();
        }
    }

    synchronized Secret changeEvenDeleted(String secretId, UnaryOperator<Secret> change) {
        Secret before = find(newest(), secretId).orElseThrow(SecretErrors::secretNotFound);
        Secret after = change.apply(before);
        if (!after.equals(before)) {
            put(after.changedAt(now()));
        }
        return after;
    }

    /** Changes a secret that may be gone by now. */
    synchronized void changeIfThere(String arn, UnaryOperator<Secret> change) {
        if (find(arn).isPresent()) {
            changeEvenDeleted(arn, change);
        }
    }

    synchronized void put(Secret secret) {
        Map<String, Secret> next = new LinkedHashMap<>(newest());
        next.put(secret.arn(), secret);
        secrets.write(Collections.unmodifiableMap(next));
    }

    // Fact: SM-DELETE-FORCE-SHOWN
    /** Removes a secret for good; it is still shown for some seconds, and its name may be held for longer. */
    synchronized void purge(Secret secret) {
        if (secret.deletion().filter(Secret.Deletion::forced).isPresent()) {
            return;
        }
        namesHeldUntil.put(secret.name(), now().plus(settings.forceDeleteDelay));
        Instant gone = now().plus(settings.forceDeleteShown);
        put(secret.withDeletion(Optional.of(new Secret.Deletion(now(), gone, true))));
    }

    // Facts: SM-NAME-SCHEDULED, SM-DELETE-FORCE-TEXT
    /** Refuses the name of a secret that is scheduled for deletion or is being removed. */
    synchronized void checkNameFree(String name) {
        Optional<Secret.Deletion> deletion = find(name).flatMap(Secret::deletion);
        Instant until = namesHeldUntil.get(name);
        boolean removed = deletion.map(Secret.Deletion::forced).orElse(until != null && until.isAfter(now()));
        if (removed && settings.forceDeletedSaysDeleted) {
            throw SecretErrors.deleted();
        }
        if (removed || deletion.isPresent()) {
            throw SecretErrors.nameScheduledForDeletion();
        }
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
