package io.github.cognitom2m.cognito;

import java.util.Optional;

/** A domain as Cognito describes it, in whichever user pool of the account it is. */
public record FoundDomain(Domain domain, String userPoolId, State state, Optional<String> cloudFrontDistribution) {

    /** What has become of a domain; creation, change and deletion go on in the background. */
    public enum State {
        CREATING,
        ACTIVE,
        DELETING,
        FAILED
    }

    public boolean is(State other) {
        return state == other;
    }
}
