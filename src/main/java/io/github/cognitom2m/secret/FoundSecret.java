package io.github.cognitom2m.secret;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * A secret as Secrets Manager describes it; not its value.
 *
 * @param labels the staging labels of each version that has any
 * @param scheduledForDeletion whether it is deleted, although its name is not free yet
 * @param replicas by the Region that holds it
 */
public record FoundSecret(
        String arn,
        String name,
        String description,
        Optional<String> kmsKeyId,
        Map<String, String> tags,
        Map<String, List<String>> labels,
        boolean scheduledForDeletion,
        Map<String, FoundReplica> replicas) {
    public FoundSecret {
        tags = Map.copyOf(tags);
        labels = Map.copyOf(labels);
        replicas = Map.copyOf(replicas);
    }

    /** The Regions of the replicas in this state. */
    public Set<String> replicasThat(FoundReplica.State state) {
        return replicas.entrySet().stream()
                .filter(replica -> replica.getValue().is(state))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The version that consumers read; empty while there is no value. */
    public Optional<String> currentVersion() {
        return labels.keySet().stream()
                .filter(version -> carries(version, CredentialValues.CURRENT))
                .findFirst();
    }

    /** Whether the version that a rotation is to fill waits for that. */
    public boolean isPending(String version) {
        return carries(version, CredentialValues.PENDING);
    }

    /** Whether a rotation is under way, or was left incomplete. */
    public boolean isRotating() {
        return labels.keySet().stream()
                .anyMatch(version -> isPending(version) && !carries(version, CredentialValues.CURRENT));
    }

    public boolean hasCurrent() {
        return currentVersion().isPresent();
    }

    private boolean carries(String version, String label) {
        return labels.getOrDefault(version, List.of()).contains(label);
    }

    static FoundSecret of(SecretListEntry secret) {
        return new FoundSecret(
                secret.arn(),
                secret.name(),
                text(secret.description()),
                Optional.ofNullable(secret.kmsKeyId()),
                tags(secret.tags()),
                secret.secretVersionsToStages(),
                secret.deletedDate() != null,
                Map.of());
    }

    static FoundSecret of(DescribeSecretResponse secret) {
        return new FoundSecret(
                secret.arn(),
                secret.name(),
                text(secret.description()),
                Optional.ofNullable(secret.kmsKeyId()),
                tags(secret.tags()),
                secret.versionIdsToStages(),
                secret.deletedDate() != null,
                Replicas.found(secret.replicationStatus()));
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, tag -> text(tag.value())));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
