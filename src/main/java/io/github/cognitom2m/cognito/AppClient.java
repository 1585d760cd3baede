package io.github.cognitom2m.cognito;

import java.time.Duration;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * An app client for machines.
 *
 * @param scopes as {@code <resource server>/<scope>}
 * @param machineFlows whether both ways to a token without a user are on, {@code client_credentials} and {@code
 *     GetClientToken}, and no other; if not, somebody else has chosen its flows, and they stay
 */
public record AppClient(String name, NavigableSet<String> scopes, Duration accessTokenValidity, boolean machineFlows) {
    /** What Cognito gives a client that declares none. */
    public static final Duration STANDARD_VALIDITY = Duration.ofHours(1);

    public AppClient {
        scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
    }

    public AppClient withName(String other) {
        return new AppClient(other, scopes, accessTokenValidity, machineFlows);
    }
}
