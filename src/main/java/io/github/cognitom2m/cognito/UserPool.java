package io.github.cognitom2m.cognito;

import io.github.cognitom2m.aws.ServiceEndpoints;
import java.util.Collection;
import java.util.Optional;

/**
 * A user pool, as far as its domains and its tokens go.
 *
 * @param region where it was found, which is not the Region of its id if it is a replica
 * @param updatedIssuer whether its tokens name the issuer that AWS recommends, not the original one
 * @param changesScopes whether a trigger may add scopes to the tokens of machines, and take scopes away
 */
public record UserPool(
        String id,
        String region,
        Optional<String> prefixDomain,
        Optional<String> customDomain,
        boolean updatedIssuer,
        boolean changesScopes) {

    /** The domain of the same kind as the given one; a pool has at most one of each kind. */
    public Optional<String> domainLike(String name) {
        return Domain.isCustom(name) ? customDomain : prefixDomain;
    }

    /** The issuer that the pool's tokens name; its discovery document is below this address. */
    public String issuer() {
        // The updated issuer is that of the primary pool, in every Region that the pool is replicated to.
        return updatedIssuer
                ? "https://issuer-" + ServiceEndpoints.cognito(regionOfId()).getHost() + "/" + id
                : ServiceEndpoints.cognito(region) + "/" + id;
    }

    /** The URL of the keys that the pool signs its tokens with. */
    public String jwksUri() {
        return issuer() + "/.well-known/jwks.json";
    }

    /** The Region that the id begins with: that of the primary pool. */
    public String regionOfId() {
        return id.substring(0, Math.max(0, id.lastIndexOf('_')));
    }

    /**
     * The domain whose token endpoint may get a client's secret: a custom one only where the client's own resource
     * declares it, because anybody who may change the pool could have put theirs there.
     */
    public Optional<String> domainFor(Collection<String> declared) {
        return customDomain
                .filter(declared::contains)
                .or(() -> prefixDomain.filter(name -> Domain.hasHost(name, region)));
    }
}
