package io.github.cognitom2m.cognito;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The outcome of requesting a token. No answer contains a secret. */
public sealed interface TokenAnswer {

    /** A token was issued, which grants these scopes. */
    record Granted(NavigableSet<String> scopes) implements TokenAnswer {
        public Granted {
            scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
        }
    }

    /**
     * No token was issued. A later attempt may succeed, because a creation or change takes a while to reach every part
     * of Cognito.
     */
    record Refused(String cause) implements TokenAnswer {}

    /** The token endpoint could not be reached, because its name does not resolve, or cannot yet. */
    record Unresolved(String cause) implements TokenAnswer {}
}
