package io.github.cognitom2m.cognito;

import java.util.Optional;
import java.util.stream.Stream;

/** A user pool, as far as its domains go. */
public record UserPool(String id, Optional<String> prefixDomain, Optional<String> customDomain) {

    /** The domain through which tokens are had: the prefix, which needs no DNS record of anybody's, before the custom one. */
    public Optional<String> domain() {
        return Stream.of(prefixDomain, customDomain).flatMap(Optional::stream).findFirst();
    }

    /** The domain of the same kind as the given one; a pool has at most one of each kind. */
    public Optional<String> domainLike(String name) {
        return Domain.isCustom(name) ? customDomain : prefixDomain;
    }
}
