package io.github.cognitom2m.secret;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.aws.Pages;
import io.github.cognitom2m.aws.Refusal;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * The secrets that hold credentials; a secret is named by its name or, better, by its full ARN.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/Welcome.html">Secrets Manager API</a>
 */
public record CredentialSecrets(Clients clients, CallLimit limit) {
    private static final long RECOVERY_DAYS = 7;
    static final int PAGE = 100;
    private static final Pace REPLICAS_GO =
            Pace.growing(Duration.ofSeconds(1), Duration.ofSeconds(4)).atMost(5);

    public Optional<FoundSecret> find(String secretId) {
        try {
            return Optional.of(FoundSecret.of(
                    secrets().describeSecret(r -> r.secretId(secretId).overrideConfiguration(limit))));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * The metadata of the secrets with this name prefix and both kinds of tags; up to five minutes old.
     *
     * @param deleted whether to include secrets that are scheduled for deletion
     * @param tagValue how the value of one tag begins
     * @param otherTagValues how the value of another tag begins, in one of these ways
     */
    public List<FoundSecret> list(String namePrefix, String tagValue, List<String> otherTagValues, boolean deleted) {
        return Pages.all(
                        token -> secrets()
                                .listSecrets(r -> r.filters(
                                                filter(FilterNameStringType.NAME, List.of(namePrefix)),
                                                filter(FilterNameStringType.TAG_VALUE, List.of(tagValue)),
                                                filter(FilterNameStringType.TAG_VALUE, otherTagValues))
                                        .includePlannedDeletion(deleted)
                                        .maxResults(PAGE)
                                        .nextToken(token)
                                        .overrideConfiguration(limit)),
                        ListSecretsResponse::nextToken)
                .flatMap(page -> page.secretList().stream())
                .map(FoundSecret::of)
                .toList();
    }

    /**
     * Creates a secret, which claims its name.
     *
     * @return its ARN; empty if the name is taken, perhaps by an attempt of this very call whose reply was lost
     */
    public Optional<String> claim(
            String name, String description, Optional<String> kmsKeyId, Map<String, String> tags) {
        try {
            return Optional.of(secrets()
                    .createSecret(r -> r.name(name)
                            .description(description)
                            .kmsKeyId(kmsKeyId.orElse(null))
                            .tags(tags(tags))
                            .overrideConfiguration(limit))
                    .arn());
        } catch (SdkException e) {
            boolean taken = Refusal.says(e, "ResourceExistsException")
                    // Several texts say that a secret of the name is being deleted; the next look shows.
                    || Refusal.says(e, "InvalidRequestException");
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

    /** Tags a secret; false if it is gone, scheduled for deletion, full, or may not be tagged. */
    public boolean tagIfPossible(String arn, Map<String, String> tags) {
        try {
            tag(arn, tags);
            return true;
        } catch (SdkException e) {
            if (!Refusal.isDefinite(e)) {
                throw e;
            }
            return false;
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

    /** Schedules the secret for deletion, which nothing reads or changes from then on. */
    public void scheduleDeletion(String arn) {
        delete(arn, request -> request.recoveryWindowInDays(RECOVERY_DAYS));
    }

    /** Deletes the secret at once; its name becomes free a little later. */
    public void forceDeletion(String arn) {
        delete(arn, request -> request.forceDeleteWithoutRecovery(true));
    }

    private void delete(String arn, Consumer<DeleteSecretRequest.Builder> how) {
        limit.deadline()
                .poll(REPLICAS_GO, () -> attemptDeletion(arn, how), Optional::isEmpty)
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    /** Empty if it is done, otherwise why not yet: AWS first needs a while to remove the replicas. */
    private Optional<SdkException> attemptDeletion(String arn, Consumer<DeleteSecretRequest.Builder> how) {
        try {
            secrets().deleteSecret(r -> r.secretId(arn).applyMutation(how).overrideConfiguration(limit));
            return Optional.empty();
        } catch (ResourceNotFoundException e) {
            // It is already gone.
            return Optional.empty();
        } catch (InvalidRequestException | InvalidParameterException e) {
            Optional<FoundSecret> found = find(arn);
            if (found.map(FoundSecret::scheduledForDeletion).orElse(true)) {
                return Optional.empty();
            }
            if (found.get().replicas().isEmpty()) {
                throw e;
            }
            new Replicas(clients, limit).remove(arn, found.get().replicas().keySet());
            return Optional.of(e);
        }
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

    static Filter filter(FilterNameStringType key, List<String> values) {
        return Filter.builder().key(key).values(values).build();
    }
}
