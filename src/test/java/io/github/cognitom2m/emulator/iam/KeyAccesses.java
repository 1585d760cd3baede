package io.github.cognitom2m.emulator.iam;

import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.emulator.secretsmanager.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Secrets Manager does with customer-managed keys on its caller's behalf; its own key needs no permission.
 *
 * @param secretArn the secret's, which the encryption context names, also in calls that only validate a key
 */
record KeyAccesses(Place place, String secretArn) {
    private static final String MANAGED = "alias/aws/secretsmanager";
    private static final String DECRYPT = "kms:Decrypt";
    private static final String ENCRYPT = "kms:Encrypt";
    private static final String GENERATE = "kms:GenerateDataKey";

    List<Access> of(String operation, Map<String, Object> input, Optional<Secret> secret) {
        Optional<String> asked = custom(input.get("KmsKeyId"));
        Optional<String> present =
                secret.flatMap(existing -> existing.details().kmsKeyId()).flatMap(KeyAccesses::custom);
        return switch (operation) {
            case "CreateSecret" -> {
                List<Access> accesses = new ArrayList<>(uses(asked, GENERATE, DECRYPT));
                accesses.addAll(replicas(input));
                yield accesses;
            }
            case "GetSecretValue" -> uses(secret.flatMap(existing -> keyOfValue(existing, input)), DECRYPT);
            case "PutSecretValue" -> uses(present, GENERATE, DECRYPT);
            case "UpdateSecret" -> {
                List<Access> accesses = new ArrayList<>(uses(asked, GENERATE, ENCRYPT, DECRYPT));
                accesses.addAll(input.containsKey("KmsKeyId") ? reencryption(secret) : List.of());
                accesses.addAll(input.containsKey("SecretString") ? uses(present, GENERATE, DECRYPT) : List.of());
                yield accesses;
            }
            case "ReplicateSecretToRegions" -> {
                List<Access> accesses = new ArrayList<>(uses(present, DECRYPT));
                accesses.addAll(replicas(input));
                yield accesses;
            }
            default -> List.of();
        };
    }

    /** The key of the version that is asked for, which may be an earlier one than the secret's. */
    private static Optional<String> keyOfValue(Secret secret, Map<String, Object> input) {
        Optional<Version> version = input.get("VersionId") instanceof String id
                ? secret.versions().find(id)
                : secret.versions().holder(String.valueOf(input.getOrDefault("VersionStage", "AWSCURRENT")));
        return version.flatMap(Version::key);
    }

    private List<Access> reencryption(Optional<Secret> secret) {
        return secret.stream()
                .flatMap(existing -> existing.versions().all().stream())
                .filter(Version::isLabelledByAws)
                .map(Version::key)
                .distinct()
                .flatMap(key -> uses(key, DECRYPT).stream())
                .toList();
    }

    private List<Access> replicas(Map<String, Object> input) {
        List<Access> accesses = new ArrayList<>();
        for (Map<?, ?> replica : SecretContext.structures(input.get("AddReplicaRegions"))) {
            custom(replica.get("KmsKeyId"))
                    .ifPresent(key ->
                            accesses.addAll(uses(key, String.valueOf(replica.get("Region")), GENERATE, ENCRYPT)));
        }
        return accesses;
    }

    private List<Access> uses(Optional<String> key, String... actions) {
        return key.map(id -> uses(id, place.region(), actions)).orElse(List.of());
    }

    private List<Access> uses(String key, String region, String... actions) {
        Place there = new Place(place.partition(), region, place.account());
        // Facts: SM-KEY-CONTEXT, SM-KEY-CONTEXT-REPLICA
        Map<String, List<String>> context = Map.of(
                "kms:ViaService", List.of(there.apiHost("secretsmanager")),
                "kms:EncryptionContext:SecretARN", List.of(arnOfSecret(region)));
        String arn = arn(key, there);
        return Stream.of(actions)
                .map(action -> new Access(action, arn, context))
                .toList();
    }

    /** A replica has the name of its primary, and the same six random characters. */
    private String arnOfSecret(String region) {
        String[] parts = secretArn.split(":", 5);
        return String.join(":", parts[0], parts[1], parts[2], region, parts[4]);
    }

    /** A key's ARN; what an alias leads to is invented, because there is no KMS here. */
    private static String arn(String key, Place there) {
        if (key.startsWith("arn:")) {
            String[] parts = key.split(":", 6);
            Place own = new Place(parts[1], parts[3], parts[4]);
            return parts[5].startsWith("key/") ? key : arn(parts[5], own);
        }
        return there.arn(
                "kms",
                "key/"
                        + (key.startsWith("alias/")
                                ? UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))
                                        .toString()
                                : key));
    }

    private static Optional<String> custom(@Nullable Object key) {
        return Optional.ofNullable(key).map(Object::toString).filter(id -> !id.isEmpty() && !id.endsWith(MANAGED));
    }
}
