package io.github.cognitom2m.secret;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.aws.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;

/**
 * The replicas of secrets in other Regions. AWS refuses to add or remove one a second time, so it also refuses the
 * repetition of a call whose reply was lost, and the later of two calls with the same goal. After a refusal, the state
 * decides.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html">Replicate secrets
 *     across Regions</a>
 */
public record Replicas(Clients clients, CallLimit limit) {

    /**
     * Begins to keep replicas in further Regions.
     *
     * @param regions the key of each Region's replica, or empty for {@code aws/secretsmanager}
     */
    public void add(String arn, Map<String, Optional<String>> regions) {
        if (regions.isEmpty()) {
            return;
        }
        try {
            secrets()
                    .replicateSecretToRegions(r -> r.secretId(arn)
                            .addReplicaRegions(new TreeMap<>(regions)
                                    .entrySet().stream()
                                            .map(replica -> ReplicaRegionType.builder()
                                                    .region(replica.getKey())
                                                    .kmsKeyId(replica.getValue().orElse(null))
                                                    .build())
                                            .toList())
                            .overrideConfiguration(limit));
        } catch (SdkException e) {
            Map<String, Optional<String>> missing = new TreeMap<>(regions);
            missing.keySet().removeAll(afterRefusal(arn, e));
            if (missing.size() == regions.size()) {
                throw e;
            }
            add(arn, missing);
        }
    }

    /** Removes the replicas in some Regions, as far as there are any. */
    public void remove(String arn, Set<String> regions) {
        if (regions.isEmpty()) {
            return;
        }
        try {
            secrets()
                    .removeRegionsFromReplication(
                            r -> r.secretId(arn).removeReplicaRegions(regions).overrideConfiguration(limit));
        } catch (SdkException e) {
            Set<String> left = new TreeSet<>(regions);
            left.retainAll(afterRefusal(arn, e));
            if (left.size() == regions.size()) {
                throw e;
            }
            remove(arn, left);
        }
    }

    /** The Regions that have a replica; fails with the failure of the call unless that certainly did nothing. */
    private Set<String> afterRefusal(String arn, SdkException failure) {
        if (!Refusal.isDefinite(failure)) {
            throw failure;
        }
        return new CredentialSecrets(clients, limit)
                .find(arn)
                .map(secret -> secret.replicas().keySet())
                .orElse(Set.of());
    }

    /** The replicas in an answer of AWS. */
    static Map<String, FoundReplica> found(List<ReplicationStatusType> statuses) {
        return statuses.stream()
                .collect(Collectors.toMap(
                        ReplicationStatusType::region,
                        status -> new FoundReplica(
                                state(status),
                                Optional.ofNullable(status.statusMessage()).orElse(""))));
    }

    private static FoundReplica.State state(ReplicationStatusType status) {
        return switch (status.status()) {
            case IN_SYNC -> FoundReplica.State.IN_SYNC;
            case FAILED -> FoundReplica.State.FAILED;
            case IN_PROGRESS, UNKNOWN_TO_SDK_VERSION -> FoundReplica.State.IN_PROGRESS;
        };
    }

    private SecretsManagerClient secrets() {
        return clients.secrets();
    }
}
