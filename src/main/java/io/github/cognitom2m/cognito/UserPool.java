package io.github.cognitom2m.cognito;

import java.util.Optional;

/** A user pool, as far as its domains go. */
public record UserPool(String id, Optional<String> prefixDomain, Optional<String> customDomain) {

    /** The domain of the same kind as the given one; a pool has at most one of each kind. */
    public Optional<String> domainLike(String name) {
        return Domain.isCustom(name) ? customDomain : prefixDomain;
    }
}
