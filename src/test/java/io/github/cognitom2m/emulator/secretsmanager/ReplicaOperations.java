package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ReplicateSecretToRegions, RemoveRegionsFromReplication. */
final class ReplicaOperations {
    private final Vault vault;
    private final Replicas replicas;

    ReplicaOperations(Vault vault, Replicas replicas) {
        this.vault = vault;
        this.replicas = replicas;
    }

    Map<String, Handler> operations() {
        return Map.of("ReplicateSecretToRegions", this::add, "RemoveRegionsFromReplication", this::remove);
    }

    // Fact: SM-REPLICATION-REPEATED
    private Map<String, Object> add(Input input) {
        Map<String, Replica> added = replicas.parse(input);
        Secret after = vault.change(input.text("SecretId"), secret -> {
            Map<String, Replica> all = new LinkedHashMap<>(secret.copies());
            added.forEach((region, copy) -> {
                if (all.putIfAbsent(region, copy) != null) {
                    throw Errors.invalidParameter("The secret is already replicated to " + region + ".");
                }
            });
            return secret.withCopies(all);
        });
        return status(after);
    }

    private Map<String, Object> remove(Input input) {
        List<String> removed = input.texts("RemoveReplicaRegions");
        Secret after = vault.change(input.text("SecretId"), secret -> {
            Map<String, Replica> all = new LinkedHashMap<>(secret.copies());
            for (String region : removed) {
                if (all.remove(region) == null) {
                    throw Errors.invalidParameter("The secret is not replicated to " + region + ".");
                }
            }
            return secret.withCopies(all);
        });
        return status(after);
    }

    private Map<String, Object> status(Secret secret) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("ARN", secret.arn());
        output.put("ReplicationStatus", Replicas.wire(secret.copies(), vault.now()));
        return output;
    }
}
