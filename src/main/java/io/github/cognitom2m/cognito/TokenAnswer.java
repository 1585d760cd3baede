package io.github.cognitom2m.cognito;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What came of asking for a token. No answer holds a secret. */
public sealed interface TokenAnswer {

    /** A token was issued, which grants these scopes. */
    record Granted(NavigableSet<String> scopes) implements TokenAnswer {
        public Granted {
            scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
        }
    }

    /** No token was issued. It may be later: what was just made or changed takes a while to be known everywhere. */
    record Refused(String cause) implements TokenAnswer {}

    /** The token endpoint could not be asked, because its name does not resolve, or cannot yet. */
    record Unresolved(String cause) implements TokenAnswer {}
}
