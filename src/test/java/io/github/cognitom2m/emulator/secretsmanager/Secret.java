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
 * @param copies the replicas, by their Regions
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
        Map<String, Replica> copies,
        Optional<Deletion> deletion,
        Optional<Rotation> rotation) {

    /** What is just kept and given back. */
    public record Details(Optional<String> description, Optional<String> kmsKeyId, Optional<String> policy) {}

    /**
     * A scheduled deletion.
     *
     * @param requested when DeleteSecret was called
     * @param due when the recovery window ends
     * @param forced whether there is no recovery: the secret is only shown until it is gone
     */
    public record Deletion(Instant requested, Instant due, boolean forced) {}

    public Secret {
        tags = tags.map(Secret::ordered);
        copies = ordered(copies);
    }

    /** The value that consumers get; empty while there is none. */
    public Optional<Value> currentValue() {
        return versions.holder(Versions.CURRENT).flatMap(Version::value);
    }

    /** The Regions that a copy was asked for, each with the key it is encrypted with ("" = the default key). */
    public Map<String, String> replicas() {
        Map<String, String> keys = new LinkedHashMap<>();
        copies.forEach((region, copy) -> keys.put(region, copy.key()));
        return keys;
    }

    /** When its deletion was asked for; empty for a secret in use. */
    public Optional<Instant> deletedAt() {
        return deletion.map(Deletion::requested);
    }

    Secret changedAt(Instant when) {
        return new Secret(name, arn, created, when, details, tags, versions, copies, deletion, rotation);
    }

    Secret with(Details newDetails) {
        return new Secret(name, arn, created, changed, newDetails, tags, versions, copies, deletion, rotation);
    }

    Secret with(Versions newVersions) {
        return new Secret(name, arn, created, changed, details, tags, newVersions, copies, deletion, rotation);
    }

    Secret with(Rotation newRotation) {
        return new Secret(
                name, arn, created, changed, details, tags, versions, copies, deletion, Optional.of(newRotation));
    }

    Secret withTags(Map<String, String> newTags) {
        return new Secret(
                name, arn, created, changed, details, Optional.of(newTags), versions, copies, deletion, rotation);
    }

    Secret withCopies(Map<String, Replica> newCopies) {
        return new Secret(name, arn, created, changed, details, tags, versions, newCopies, deletion, rotation);
    }

    Secret withDeletion(Optional<Deletion> newDeletion) {
        return new Secret(name, arn, created, changed, details, tags, versions, copies, newDeletion, rotation);
    }

    private static <T> Map<String, T> ordered(Map<String, T> entries) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}
