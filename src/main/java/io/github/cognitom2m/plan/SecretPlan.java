package io.github.cognitom2m.plan;

import io.github.cognitom2m.properties.SecretProperties;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to happen to the secret itself; what others have added to it stays.
 *
 * @param describe whether description or key change
 * @param untag keys of tags that were declared and are not any more
 * @param replicate Regions to add, with the key of each
 * @param removeReplicas Regions that were declared and are not any more, or are with another key: a replica's key
 *     cannot change
 */
public record SecretPlan(
        boolean describe,
        Map<String, String> tag,
        List<String> untag,
        Map<String, Optional<String>> replicate,
        Set<String> removeReplicas) {

    /** A secret is claimed with all that is declared; only replicas are made of what it will hold. */
    static SecretPlan ofNew(SecretProperties wanted) {
        return new SecretPlan(false, Map.of(), List.of(), wanted.replicaRegions(), Set.of());
    }

    static SecretPlan between(FoundSecret found, SecretProperties wanted, Optional<SecretProperties> before) {
        Map<String, String> tag = new HashMap<>(wanted.tags());
        tag.entrySet()
                .removeIf(declared -> declared.getValue().equals(found.tags().get(declared.getKey())));
        Map<String, Optional<String>> replicate = new HashMap<>(wanted.replicaRegions());
        Set<String> removeReplicas = new HashSet<>(found.replicas());
        Map<String, Optional<String>> declared =
                before.map(SecretProperties::replicaRegions).orElse(Map.of());
        removeReplicas.removeIf(region -> !declared.containsKey(region)
                || declared.get(region).equals(wanted.replicaRegions().get(region)));
        replicate.keySet().removeIf(region -> found.replicas().contains(region) && !removeReplicas.contains(region));
        return new SecretPlan(
                !wanted.description().equals(found.description()) || keyDiffers(found, wanted, before),
                tag,
                before.map(SecretProperties::tags).map(Map::keySet).orElse(Set.of()).stream()
                        .filter(key ->
                                found.tags().containsKey(key) && !wanted.tags().containsKey(key))
                        .toList(),
                replicate,
                removeReplicas);
    }

    // Secrets Manager may show a key in another form than it was given, so that texts are compared only with our own.
    private static boolean keyDiffers(FoundSecret found, SecretProperties wanted, Optional<SecretProperties> before) {
        return found.kmsKeyId().isPresent() != wanted.kmsKeyId().isPresent()
                || before.filter(b -> !b.kmsKeyId().equals(wanted.kmsKeyId())).isPresent();
    }

    boolean changesNothing() {
        return !describe && tag.isEmpty() && untag.isEmpty() && replicate.isEmpty() && removeReplicas.isEmpty();
    }
}
