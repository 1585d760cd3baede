package io.github.cognitom2m.secret;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A secret as Secrets Manager describes it; not its value.
 *
 * @param hasCurrent whether a version carries {@code AWSCURRENT}
 * @param scheduledForDeletion whether it is deleted, though its name is not free yet
 * @param replicas the Regions that hold a replica
 */
public record FoundSecret(
        String arn,
        String name,
        String description,
        Optional<String> kmsKeyId,
        Map<String, String> tags,
        boolean hasCurrent,
        boolean scheduledForDeletion,
        Set<String> replicas) {
    public FoundSecret {
        tags = Map.copyOf(tags);
        replicas = Set.copyOf(replicas);
    }
}
