package io.github.cognitom2m.cognito;

import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * A user pool, as far as its domains and its issuer go.
 *
 * @param region where it was found, which is not the Region of its id where it is a replica
 * @param updatedIssuer whether its tokens name the issuer that AWS recommends, not the original one
 */
public record UserPool(
        String id, String region, Optional<String> prefixDomain, Optional<String> customDomain, boolean updatedIssuer) {

    /** The domain of the same kind as the given one; a pool has at most one of each kind. */
    public Optional<String> domainLike(String name) {
        return Domain.isCustom(name) ? customDomain : prefixDomain;
    }

    /** Whom the pool's tokens name as their issuer; its discovery document is below this address. */
    public String issuer() {
        String suffix = PartitionMetadata.of(Region.of(region)).dnsSuffix();
        // The updated issuer is that of the primary pool, in every Region that the pool is replicated to.
        return updatedIssuer
                ? "https://issuer-cognito-idp." + regionOfId() + "." + suffix + "/" + id
                : "https://cognito-idp." + region + "." + suffix + "/" + id;
    }

    /** Where the keys are that the pool signs its tokens with. */
    public String jwksUri() {
        return issuer() + "/.well-known/jwks.json";
    }

    /** The Region that the id begins with: that of the primary pool. */
    public String regionOfId() {
        return id.substring(0, Math.max(0, id.lastIndexOf('_')));
    }
}
