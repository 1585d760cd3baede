package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.AwsError;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a value into a new version of a secret, or into the one that a rotation has registered for it. */
final class Writing {
    private static final int MOST_LABELS = 20;

    private final RotationTrail trail;
    private final Keys keys;

    Writing(RotationTrail trail, Keys keys) {
        this.trail = trail;
        this.keys = keys;
    }

    Secret write(Secret before, String token, Value value, List<String> stages, Instant now) {
        Optional<String> key = before.details().kmsKeyId();
        keys.encrypt(key);
        Secret secret = withoutForeignRotation(before, token);
        Versions versions = secret.versions();
        Set<String> labels = new LinkedHashSet<>(stages);
        // Fact: SM-EMPTY
        if (versions.all().isEmpty()) {
            labels.add(Versions.CURRENT);
        }
        Version version = versions.find(token)
                .map(registered -> registered.holding(value, key))
                .orElseGet(() -> new Version(token, Optional.of(value), key, List.of(), now));
        if (labels.contains(Versions.CURRENT)) {
            versions = currentWithoutPending(versions, token);
            secret = postponed(secret, token, now);
        }
        return secret.with(limited(versions.put(version).attach(token, labels)).pruned(now));
    }

    /** No secret has more than twenty labels. */
    static Versions limited(Versions versions) {
        if (versions.labels() > MOST_LABELS) {
            throw AwsError.of(
                    "LimitExceededException", "A secret can have at most " + MOST_LABELS + " staging labels.");
        }
        return versions;
    }

    // Fact: ROT-ABANDONED
    /** A version that is not the rotation's own makes Secrets Manager abandon the rotation. */
    private Secret withoutForeignRotation(Secret secret, String token) {
        Optional<Rotation> rotation = secret.rotation();
        Optional<Rotation.Run> run = rotation.flatMap(Rotation::run)
                .filter(running -> !running.token().equals(token));
        if (rotation.isEmpty() || run.isEmpty()) {
            return secret;
        }
        String abandoned = run.get().token();
        trail.add("RotationAbandoned", secret.arn(), abandoned, "a new version was written: " + token);
        Versions versions = secret.versions();
        return secret.with(rotation.get().ended())
                .with(versions.holds(abandoned, Versions.PENDING) ? versions.detach(Versions.PENDING) : versions);
    }

    /** Whoever stops being current by a write keeps no AWSPENDING from the rotation that had made it current. */
    private static Versions currentWithoutPending(Versions versions, String token) {
        boolean formerIsPending = versions.holder(Versions.CURRENT)
                .filter(former -> !former.id().equals(token))
                .filter(former -> former.stages().contains(Versions.PENDING))
                .isPresent();
        return formerIsPending ? versions.detach(Versions.PENDING) : versions;
    }

    private static Secret postponed(Secret secret, String token, Instant now) {
        return secret.rotation()
                .filter(rotation -> !rotation.runs(token))
                .filter(rotation -> rotation.schedule()
                        .flatMap(Schedule::automaticallyAfterDays)
                        .isPresent())
                .map(rotation -> secret.with(rotation.postponedFrom(now)))
                .orElse(secret);
    }
}
