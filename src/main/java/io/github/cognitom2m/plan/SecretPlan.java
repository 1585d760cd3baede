package io.github.cognitom2m.plan;

import io.github.cognitom2m.ledger.Sharing;
import io.github.cognitom2m.properties.SecretProperties;
import io.github.cognitom2m.secret.FoundReplica;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.OwnTags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to happen to the secret itself; what others have added stays.
 *
 * @param describe whether description or key change
 * @param untag keys of tags that were declared and are not any more
 * @param replicate Regions to add, with the key of each
 * @param again those of them that were declared before as well, so that their failure must not fail a rollback
 * @param removeReplicas Regions that were declared and are not any more, or are with another key, which cannot change,
 *     or whose replication failed
 */
public record SecretPlan(
        boolean describe,
        Map<String, String> tag,
        List<String> untag,
        Map<String, Optional<String>> replicate,
        Set<String> again,
        Set<String> removeReplicas) {

    private static final String NO_GRACE = "none";

    /** A secret is claimed with everything that is declared, except replicas, which copy what it will hold. */
    static SecretPlan ofNew(SecretProperties wanted) {
        return new SecretPlan(false, Map.of(), List.of(), wanted.replicaRegions(), Set.of(), Set.of());
    }

    static SecretPlan between(FoundSecret found, SecretProperties wanted, Optional<SecretProperties> before) {
        Map<String, String> tag = new HashMap<>(wanted.tags());
        tag.entrySet()
                .removeIf(declared -> declared.getValue().equals(found.tags().get(declared.getKey())));
        Set<String> gone = before.map(SecretProperties::tags).map(Map::keySet).orElse(Set.of()).stream()
                .filter(key -> found.tags().containsKey(key) && !wanted.tags().containsKey(key))
                .collect(Collectors.toCollection(TreeSet::new));
        gone.remove(OwnTags.GRACE);
        if (!wanted.hasGracePeriod() && !NO_GRACE.equals(found.tags().getOrDefault(OwnTags.GRACE, NO_GRACE))) {
            // Shows that it was permitted once, so that a rollback which declares it again is not refused.
            tag.put(OwnTags.GRACE, NO_GRACE);
        }
        Map<String, Optional<String>> replicate = new HashMap<>(wanted.replicaRegions());
        Set<String> removeReplicas = new HashSet<>(found.replicas().keySet());
        Map<String, Optional<String>> declared =
                before.map(SecretProperties::replicaRegions).orElse(Map.of());
        removeReplicas.removeIf(region -> !declared.containsKey(region)
                || declared.get(region).equals(wanted.replicaRegions().get(region)));
        // A failed replica stays failed, and is created again if it is declared.
        Set<String> failed = found.replicasThat(FoundReplica.State.FAILED);
        failed.retainAll(wanted.replicaRegions().keySet());
        removeReplicas.addAll(failed);
        replicate.keySet().removeIf(region -> found.replicas().containsKey(region) && !removeReplicas.contains(region));
        Set<String> again = new HashSet<>(replicate.keySet());
        again.removeIf(region -> !Objects.equals(wanted.replicaRegions().get(region), declared.get(region)));
        return new SecretPlan(
                !wanted.description().equals(found.description()) || keyDiffers(found, wanted, before),
                tag,
                List.copyOf(gone),
                replicate,
                again,
                removeReplicas);
    }

    /** This plan with the tags that say with whom the resource server is shared. */
    SecretPlan with(FoundSecret found, Sharing sharing) {
        Map<String, String> wanted = sharing.toTags();
        Map<String, String> allTag = new HashMap<>(tag);
        wanted.forEach((key, value) -> {
            if (!value.equals(found.tags().get(key))) {
                allTag.put(key, value);
            }
        });
        List<String> allUntag = Stream.concat(
                        untag.stream(),
                        found.tags().keySet().stream().filter(key -> Sharing.isTag(key) && !wanted.containsKey(key)))
                .toList();
        return new SecretPlan(describe, allTag, allUntag, replicate, again, removeReplicas);
    }

    SecretPlan describing() {
        return new SecretPlan(true, tag, untag, replicate, again, removeReplicas);
    }

    boolean changesSharing() {
        return Stream.concat(tag.keySet().stream(), untag.stream()).anyMatch(Sharing::isTag);
    }

    // Secrets Manager may show a key in another form than it was given, so texts are compared only with this provider's
    // own.
    private static boolean keyDiffers(FoundSecret found, SecretProperties wanted, Optional<SecretProperties> before) {
        return found.kmsKeyId().isPresent() != wanted.kmsKeyId().isPresent()
                || before.filter(b -> !b.kmsKeyId().equals(wanted.kmsKeyId())).isPresent();
    }

    boolean changesNothing() {
        return !describe && tag.isEmpty() && untag.isEmpty() && replicate.isEmpty() && removeReplicas.isEmpty();
    }
}
