package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Regions that a secret is replicated to. */
final class Replicas {
    private final String region;

    Replicas(String region) {
        this.region = region;
    }

    /** The Regions that a request adds, each with its key. */
    Map<String, String> parse(Input input) {
        Map<String, String> replicas = new LinkedHashMap<>();
        for (Input replica : input.items("AddReplicaRegions")) {
            String name = replica.text("Region");
            if (name.equals(region)) {
                throw Errors.invalidParameter("Invalid replica region: " + name);
            }
            replicas.put(name, replica.optionalText("KmsKeyId").orElse(""));
        }
        return replicas;
    }

    /** The replicas on the wire; those just added are still in progress. */
    static List<Map<String, Object>> wire(Map<String, String> replicas, Set<String> justAdded) {
        return replicas.entrySet().stream()
                .map(replica -> {
                    Map<String, Object> status = new LinkedHashMap<>();
                    status.put("Region", replica.getKey());
                    status.put(
                            "KmsKeyId", replica.getValue().isEmpty() ? "alias/aws/secretsmanager" : replica.getValue());
                    status.put("Status", justAdded.contains(replica.getKey()) ? "InProgress" : "InSync");
                    return status;
                })
                .toList();
    }
}
