package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.JsonService.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ReplicateSecretToRegions, RemoveRegionsFromReplication. */
final class ReplicaOperations {
    private final Vault vault;
    private final Replicas replicas;

    ReplicaOperations(Vault vault, Replicas replicas) {
        this.vault = vault;
        this.replicas = replicas;
    }

    Map<String, Operation> operations() {
        return Map.of("ReplicateSecretToRegions", this::add, "RemoveRegionsFromReplication", this::remove);
    }

    private Map<String, Object> add(Map<String, Object> members) {
        Input input = Input.of(members, "SecretId", "AddReplicaRegions", "ForceOverwriteReplicaSecret");
        if (!input.has("AddReplicaRegions")) {
            throw input.missing("AddReplicaRegions");
        }
        Map<String, String> added = replicas.parse(input);
        Secret after = vault.change(input.required("SecretId", Shape.SECRET_ID), secret -> {
            Map<String, String> all = new LinkedHashMap<>(secret.replicas());
            added.forEach((region, key) -> {
                if (all.putIfAbsent(region, key) != null) {
                    throw Errors.invalidParameter("The secret is already replicated to " + region + ".");
                }
            });
            return secret.withReplicas(all);
        });
        return status(after, added.keySet());
    }

    private Map<String, Object> remove(Map<String, Object> members) {
        Input input = Input.of(members, "SecretId", "RemoveReplicaRegions");
        if (!input.has("RemoveReplicaRegions")) {
            throw input.missing("RemoveReplicaRegions");
        }
        List<String> removed = input.texts("RemoveReplicaRegions", 1, Integer.MAX_VALUE, Shape.REGION);
        Secret after = vault.change(input.required("SecretId", Shape.SECRET_ID), secret -> {
            Map<String, String> all = new LinkedHashMap<>(secret.replicas());
            for (String region : removed) {
                if (all.remove(region) == null) {
                    throw Errors.invalidParameter("The secret is not replicated to " + region + ".");
                }
            }
            return secret.withReplicas(all);
        });
        return status(after, Set.of());
    }

    private static Map<String, Object> status(Secret secret, Set<String> justAdded) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("ARN", secret.arn());
        output.put("ReplicationStatus", Replicas.wire(secret.replicas(), justAdded));
        return output;
    }
}
