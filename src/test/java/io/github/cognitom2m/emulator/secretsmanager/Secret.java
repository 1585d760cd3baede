package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The whole state of one secret at one moment.
 *
 * @param tags empty when there never was a tag, which AWS tells apart from "no longer any"
 * @param replicas the Regions that hold a copy, each with the key it is encrypted with ("" = the default key)
 * @param deletion set while the secret is scheduled for deletion
 * @param rotation set once rotation was ever switched on
 */
public record Secret(
        String name,
        String arn,
        Instant created,
        Instant changed,
        Details details,
        Optional<Map<String, String>> tags,
        Versions versions,
        Map<String, String> replicas,
        Optional<Deletion> deletion,
        Optional<Rotation> rotation) {

    /** What is just kept and given back. */
    public record Details(Optional<String> description, Optional<String> kmsKeyId, Optional<String> policy) {}

    /**
     * A scheduled deletion.
     *
     * @param requested when DeleteSecret was called
     * @param due when the recovery window ends
     */
    public record Deletion(Instant requested, Instant due) {}

    public Secret {
        tags = tags.map(Secret::ordered);
        replicas = ordered(replicas);
    }

    /** The value that consumers get; empty while there is none. */
    public Optional<Value> currentValue() {
        return versions.holder(Versions.CURRENT).flatMap(Version::value);
    }

    /** When its deletion was asked for; empty for a secret in use. */
    public Optional<Instant> deletedAt() {
        return deletion.map(Deletion::requested);
    }

    Secret changedAt(Instant when) {
        return new Secret(name, arn, created, when, details, tags, versions, replicas, deletion, rotation);
    }

    Secret with(Details newDetails) {
        return new Secret(name, arn, created, changed, newDetails, tags, versions, replicas, deletion, rotation);
    }

    Secret with(Versions newVersions) {
        return new Secret(name, arn, created, changed, details, tags, newVersions, replicas, deletion, rotation);
    }

    Secret with(Rotation newRotation) {
        return new Secret(
                name, arn, created, changed, details, tags, versions, replicas, deletion, Optional.of(newRotation));
    }

    Secret withTags(Map<String, String> newTags) {
        return new Secret(
                name, arn, created, changed, details, Optional.of(newTags), versions, replicas, deletion, rotation);
    }

    Secret withReplicas(Map<String, String> newReplicas) {
        return new Secret(name, arn, created, changed, details, tags, versions, newReplicas, deletion, rotation);
    }

    Secret withDeletion(Optional<Deletion> newDeletion) {
        return new Secret(name, arn, created, changed, details, tags, versions, replicas, newDeletion, rotation);
    }

    private static Map<String, String> ordered(Map<String, String> entries) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}
