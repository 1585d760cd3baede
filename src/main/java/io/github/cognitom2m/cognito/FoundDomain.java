package io.github.cognitom2m.cognito;

import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;

/**
 * A domain as Cognito describes it, in whichever user pool of the account it is.
 *
 * @param described all that Describe shows, with members that no property sets
 */
public record FoundDomain(
        Domain domain,
        String userPoolId,
        State state,
        Optional<String> cloudFrontDistribution,
        DomainDescriptionType described) {

    /** The state of a domain; creation, change and deletion continue in the background. */
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
