package io.github.cognitom2m.cognito;

import java.util.Optional;

/** A domain as Cognito describes it, in whichever user pool of the account it is. */
public record FoundDomain(
        Domain domain, String userPoolId, boolean beingDeleted, Optional<String> cloudFrontDistribution) {}
