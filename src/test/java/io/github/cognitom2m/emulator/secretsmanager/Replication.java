package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Duration;
import java.util.Optional;

// Fact: SM-REPLICATION-FAILS
/**
 * How replication to one Region goes.
 *
 * @param failure the status message of each replication, where they all fail
 */
public record Replication(Duration takes, Optional<String> failure) {
    /** What the API reference gives as the example of a status message. */
    public static final String NAME_EXISTS = "Secret with this name already exists in this region.";

    /** The exact text is unknown. */
    public static final String KEY_UNUSABLE = "The KMS key of the replica cannot be used in this region.";

    static final Replication USUAL = succeeding(Duration.ofSeconds(5));

    public static Replication succeeding(Duration takes) {
        return new Replication(takes, Optional.empty());
    }

    public static Replication failing(String statusMessage) {
        return new Replication(USUAL.takes(), Optional.of(statusMessage));
    }
}
