package io.github.cognitom2m.provision;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The app client that the stack wants; the name is without the six random characters. */
public record ClientProperties(
        String name, SortedSet<String> scopes, Optional<String> adoptClientId, Duration accessTokenValidity) {
    public ClientProperties {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }
}
