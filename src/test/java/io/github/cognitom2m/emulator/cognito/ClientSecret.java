package io.github.cognitom2m.emulator.cognito;

import java.time.Instant;
import java.util.Map;

/**
 * A secret of an app client.
 *
 * @param original whether it came with the client: the only one that Describe ever shows
 * @param acceptedFrom when the token endpoint knows it
 */
public record ClientSecret(String id, String value, Instant created, boolean original, Instant acceptedFrom) {

    /** A secret that was deleted, and until when the token endpoint still takes it. */
    public record Retired(String value, Instant acceptedUntil) {}

    /** As lists show it: never with its value. */
    Map<String, Object> shown() {
        return Map.of("ClientSecretId", id, "ClientSecretCreateDate", Timestamps.seconds(created));
    }
}
