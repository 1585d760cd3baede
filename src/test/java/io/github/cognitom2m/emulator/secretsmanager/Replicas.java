package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Regions that a secret is replicated to. */
final class Replicas {
    private final String region;
    private final InstantSource time;
    private final Settings settings;

    Replicas(String region, InstantSource time, Settings settings) {
        this.region = region;
        this.time = time;
        this.settings = settings;
    }

    /** The Regions that a request adds, with what happens to the copy in each. */
    Map<String, Replica> parse(Input input) {
        boolean overwrite = input.flag("ForceOverwriteReplicaSecret");
        Map<String, Replica> replicas = new LinkedHashMap<>();
        for (Input replica : input.items("AddReplicaRegions")) {
            String name = replica.text("Region");
            if (name.equals(region)) {
                throw Errors.invalidParameter("Invalid replica region: " + name);
            }
            replicas.put(name, begun(name, replica.optionalText("KmsKeyId").orElse(""), overwrite));
        }
        return replicas;
    }

    private Replica begun(String name, String key, boolean overwrite) {
        Replication replication = settings.replications.getOrDefault(name, Replication.USUAL);
        Optional<String> failure =
                replication.failure().filter(message -> !(overwrite && message.equals(Replication.NAME_EXISTS)));
        if (settings.unusableKeys.contains(key)) {
            failure = Optional.of(Replication.KEY_UNUSABLE);
        }
        return new Replica(key, time.instant().plus(replication.takes()), failure);
    }

    /** The replicas on the wire. */
    static List<Map<String, Object>> wire(Map<String, Replica> copies, Instant now) {
        return copies.entrySet().stream()
                .map(copy -> copy.getValue().wire(copy.getKey(), now))
                .toList();
    }
}
