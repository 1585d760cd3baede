package io.github.cognitom2m.cognito;

import java.time.Duration;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * An app client for the client-credentials grant.
 *
 * @param scopes as {@code <resource server>/<scope>}
 * @param clientCredentials whether the one OAuth flow is {@code client_credentials}, and it is switched on
 * @param signInOff whether no user can sign in through the client
 */
public record AppClient(
        String name,
        NavigableSet<String> scopes,
        Duration accessTokenValidity,
        boolean clientCredentials,
        boolean signInOff) {
    public AppClient {
        scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
    }

    public AppClient withName(String other) {
        return new AppClient(other, scopes, accessTokenValidity, clientCredentials, signInOff);
    }
}
