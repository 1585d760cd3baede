package io.github.cognitom2m.secret;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.aws.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * The secrets that hold credentials; a secret is named by its name or, better, by its full ARN.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/Welcome.html">Secrets Manager API</a>
 */
public record CredentialSecrets(Clients clients, CallLimit limit) {
    private static final long RECOVERY_DAYS = 7;
    private static final int PAGE = 100;

    public Optional<FoundSecret> find(String secretId) {
        try {
            return Optional.of(
                    observed(secrets().describeSecret(r -> r.secretId(secretId).overrideConfiguration(limit))));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * The secrets whose names begin so and that have both of two kinds of tags, by their metadata alone; up to five
     * minutes old, and without those that are scheduled for deletion.
     *
     * @param tagValue how the value of one tag begins
     * @param otherTagValues how the value of another tag begins, in one of these ways
     */
    public List<FoundSecret> list(String namePrefix, String tagValue, List<String> otherTagValues) {
        return secrets()
                .listSecretsPaginator(r -> r.filters(
                                filter(FilterNameStringType.NAME, List.of(namePrefix)),
                                filter(FilterNameStringType.TAG_VALUE, List.of(tagValue)),
                                filter(FilterNameStringType.TAG_VALUE, otherTagValues))
                        .maxResults(PAGE)
                        .overrideConfiguration(limit))
                .stream()
                .flatMap(page -> page.secretList().stream())
                .map(CredentialSecrets::listed)
                .toList();
    }

    private String create(String name, String description, Optional<String> kmsKeyId, Map<String, String> tags) {
        return secrets()
                .createSecret(r -> r.name(name)
                        .description(description)
                        .kmsKeyId(kmsKeyId.orElse(null))
                        .tags(tags(tags))
                        .overrideConfiguration(limit))
                .arn();
    }

    /**
     * Creates a secret, which claims its name.
     *
     * @return its ARN; empty where the name is taken, perhaps by an attempt of this call's own whose reply was lost
     */
    public Optional<String> claim(
            String name, String description, Optional<String> kmsKeyId, Map<String, String> tags) {
        try {
            return Optional.of(create(name, description, kmsKeyId, tags));
        } catch (SdkException e) {
            boolean taken = Refusal.says(e, "ResourceExistsException", "")
                    || Refusal.says(e, "InvalidRequestException", "scheduled for deletion")
                    // What AWS said in 2018 while it removed a secret that was deleted by force.
                    || Refusal.says(e, "InvalidRequestException", "because it was deleted");
            if (Refusal.isDefinite(e) && !taken) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Replaces tags. New ones are written before old ones are removed, so that nothing is missing in between. */
    public void retag(String arn, Map<String, String> from, Map<String, String> to) {
        Map<String, String> changed = new HashMap<>(to);
        changed.entrySet().removeAll(from.entrySet());
        Set<String> gone = new HashSet<>(from.keySet());
        gone.removeAll(to.keySet());
        tag(arn, changed);
        untag(arn, gone);
    }

    public void tag(String arn, Map<String, String> tags) {
        if (!tags.isEmpty()) {
            secrets().tagResource(r -> r.secretId(arn).tags(tags(tags)).overrideConfiguration(limit));
        }
    }

    /** Tags a secret; one that is gone or scheduled for deletion stays as it is, which the next look tells. */
    public void tagIfThere(String arn, Map<String, String> tags) {
        try {
            tag(arn, tags);
        } catch (ResourceNotFoundException | InvalidRequestException e) {
            // Whoever reads the secret next sees it.
        }
    }

    public void untag(String arn, Collection<String> keys) {
        if (!keys.isEmpty()) {
            secrets().untagResource(r -> r.secretId(arn).tagKeys(keys).overrideConfiguration(limit));
        }
    }

    /** Changes description and key; an empty key means {@code aws/secretsmanager}. */
    public void update(String arn, String description, Optional<String> kmsKeyId) {
        secrets()
                .updateSecret(r -> r.secretId(arn)
                        .description(description)
                        .kmsKeyId(kmsKeyId.orElse(""))
                        .overrideConfiguration(limit));
    }

    /**
     * Begins to keep replicas in further Regions.
     *
     * @param regions the key of each Region's replica, or empty for {@code aws/secretsmanager}
     */
    public void replicate(String arn, Map<String, Optional<String>> regions) {
        if (!regions.isEmpty()) {
            List<ReplicaRegionType> replicas = new TreeMap<>(regions)
                    .entrySet().stream()
                            .map(replica -> ReplicaRegionType.builder()
                                    .region(replica.getKey())
                                    .kmsKeyId(replica.getValue().orElse(null))
                                    .build())
                            .toList();
            secrets()
                    .replicateSecretToRegions(
                            r -> r.secretId(arn).addReplicaRegions(replicas).overrideConfiguration(limit));
        }
    }

    public void removeReplicas(String arn, Set<String> regions) {
        if (!regions.isEmpty()) {
            secrets()
                    .removeRegionsFromReplication(
                            r -> r.secretId(arn).removeReplicaRegions(regions).overrideConfiguration(limit));
        }
    }

    /** Schedules the secret for deletion, which nothing reads or changes from then on. */
    public void scheduleDeletion(String arn) {
        try {
            secrets()
                    .deleteSecret(r ->
                            r.secretId(arn).recoveryWindowInDays(RECOVERY_DAYS).overrideConfiguration(limit));
        } catch (ResourceNotFoundException e) {
            // Gone is what was asked for.
        } catch (InvalidRequestException e) {
            if (find(arn).map(secret -> !secret.scheduledForDeletion()).orElse(false)) {
                throw e;
            }
        }
    }

    /** Deletes the secret at once; its name becomes free a little later. */
    public void forceDeletion(String arn) {
        secrets()
                .deleteSecret(
                        r -> r.secretId(arn).forceDeleteWithoutRecovery(true).overrideConfiguration(limit));
    }

    private SecretsManagerClient secrets() {
        return clients.secrets();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList();
    }

    private static Filter filter(FilterNameStringType key, List<String> values) {
        return Filter.builder().key(key).values(values).build();
    }

    private static FoundSecret listed(SecretListEntry secret) {
        return new FoundSecret(
                secret.arn(),
                secret.name(),
                text(secret.description()),
                Optional.ofNullable(secret.kmsKeyId()),
                tags(secret.tags()),
                secret.secretVersionsToStages(),
                secret.deletedDate() != null,
                Set.of());
    }

    private static FoundSecret observed(DescribeSecretResponse secret) {
        return new FoundSecret(
                secret.arn(),
                secret.name(),
                text(secret.description()),
                Optional.ofNullable(secret.kmsKeyId()),
                tags(secret.tags()),
                secret.versionIdsToStages(),
                secret.deletedDate() != null,
                secret.replicationStatus().stream()
                        .map(ReplicationStatusType::region)
                        .collect(Collectors.toSet()));
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, tag -> text(tag.value())));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
