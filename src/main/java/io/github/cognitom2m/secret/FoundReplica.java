package io.github.cognitom2m.secret;

/**
 * The copy of a secret in another Region, as Secrets Manager describes it.
 *
 * @param message why the replication failed, in AWS's words
 */
public record FoundReplica(State state, String message) {

    /** The progress of the replication, which continues in the background. */
    public enum State {
        IN_PROGRESS,
        IN_SYNC,
        FAILED
    }

    public boolean is(State other) {
        return state == other;
    }
}
