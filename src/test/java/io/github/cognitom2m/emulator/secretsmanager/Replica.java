package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The copy of a secret in another Region, which AWS makes in the background.
 *
 * @param key what it is encrypted with ("" = the default key)
 * @param settled when the replication has succeeded or failed
 * @param failure the status message of a replication that fails
 */
public record Replica(String key, Instant settled, Optional<String> failure) {

    // Fact: SM-REPLICATION-ASYNC
    /** {@code InProgress}, {@code InSync} or {@code Failed}. */
    public String status(Instant now) {
        if (now.isBefore(settled)) {
            return "InProgress";
        }
        return failure.isPresent() ? "Failed" : "InSync";
    }

    Map<String, Object> wire(String region, Instant now) {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("Region", region);
        wire.put("KmsKeyId", key.isEmpty() ? "alias/aws/secretsmanager" : key);
        String status = status(now);
        wire.put("Status", status);
        failure.filter(message -> status.equals("Failed")).ifPresent(message -> wire.put("StatusMessage", message));
        return wire;
    }
}
