package io.github.cognitom2m.emulator.secretsmanager;

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
        for (Input replica : input.structures("AddReplicaRegions", 1, Integer.MAX_VALUE, "Region", "KmsKeyId")) {
            String name = replica.required("Region", Shape.REGION);
            if (name.equals(region)) {
                throw Errors.invalidParameter("Invalid replica region: " + name);
            }
            replicas.put(name, replica.optional("KmsKeyId", Shape.KMS_KEY).orElse(""));
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
