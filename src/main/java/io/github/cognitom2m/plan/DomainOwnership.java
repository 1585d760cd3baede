package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ResourceProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who owns an existing domain, and whether this resource may have it. */
final class DomainOwnership {
    private DomainOwnership() {}

    /** The part of a domain that is declared by its name alone; one that this resource already owns stays owned. */
    static Part used(Optional<Part> own, Domain domain, @Nullable FoundDomain found, UserPool pool) {
        if (found == null) {
            throw new Failure("Domain.Domain: user pool " + pool.id() + " has no domain '" + domain.name()
                    + "'; correct the name, or add CustomDomainConfig.CertificateArn to create it");
        }
        refuseOtherPool(found, pool);
        return own.filter(part -> part.is(Part.State.ADOPTED) || part.owns(found.domain()))
                .map(part -> part.is(Part.State.MAKING) ? Part.made(Part.Kind.DOMAIN, domain.name()) : part)
                .orElseGet(() -> Part.used(Part.Kind.DOMAIN, domain.name()));
    }

    private static void refuseOtherPool(FoundDomain found, UserPool pool) {
        if (!found.userPoolId().equals(pool.id())) {
            throw new Failure("Domain.Domain: '" + found.domain().name() + "' is the domain of another user pool, "
                    + found.userPoolId() + "; choose another name");
        }
    }

    static Part owned(Optional<Part> own, FoundDomain found, UserPool pool, ResourceProperties wanted) {
        String name = found.domain().name();
        refuseOtherPool(found, pool);
        if (own.isPresent() && own.get().is(Part.State.ADOPTED)) {
            return own.get();
        }
        if (own.isPresent() && own.get().owns(found.domain())) {
            return own.get().is(Part.State.MADE) ? own.get() : Part.made(Part.Kind.DOMAIN, name);
        }
        if (own.isPresent() && own.get().is(Part.State.LEFT)) {
            return Part.adopted(Part.Kind.DOMAIN, name);
        }
        if (!wanted.adoptExisting()) {
            throw new Taken(
                    Part.made(Part.Kind.DOMAIN, name),
                    "Domain.Domain: user pool " + pool.id() + " already has the domain '" + name
                            + "', which this resource did not create; leave "
                            + (found.domain().isCustom() ? "CustomDomainConfig" : "Domain")
                            + " out to use it as it is, or take it over with AdoptExisting: true");
        }
        return Part.adopted(Part.Kind.DOMAIN, name);
    }

    /** Refuses a second domain of a kind, except the one that is replaced. */
    static void refuseSecond(UserPool pool, Domain domain, Optional<Domain> replaced) {
        Optional<String> inTheWay = pool.domainLike(domain.name())
                .filter(name -> !name.equals(domain.name()))
                .filter(name -> replaced.filter(old -> old.name().equals(name)).isEmpty());
        if (inTheWay.isPresent()) {
            throw new Taken(
                    Part.made(Part.Kind.DOMAIN, inTheWay.get()),
                    "Domain.Domain: user pool " + pool.id() + " already has the domain '"
                            + inTheWay.get() + "', which this resource did not create"
                            + (domain.isCustom()
                                    ? " or which is still being deleted, and a pool has one custom domain; declare Domain: {Domain: "
                                            + inTheWay.get() + "} to use that one"
                                    : ", and a pool has one prefix domain; leave Domain out to use that one")
                            + ", or delete it first");
        }
    }
}
