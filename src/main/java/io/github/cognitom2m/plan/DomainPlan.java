package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ResourceProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What has to happen to domains.
 *
 * @param replaced to be deleted before the new one is made, for a pool has one domain of a kind
 * @param drop to be deleted when nothing uses them any more
 * @param during the ledger's parts while this is being done
 * @param after the ledger's parts when it is done
 * @param name of the domain through which tokens are had
 */
public record DomainPlan(
        Optional<Domain> create,
        Optional<Domain> update,
        Optional<Domain> replaced,
        List<String> drop,
        List<Part> during,
        List<Part> after,
        String name) {

    static DomainPlan between(Ledger ledger, Observed observed, ResourceProperties wanted) {
        UserPool pool = observed.pool()
                .orElseThrow(() -> new Failure("UserPoolId: there is no user pool " + wanted.userPoolId()
                        + " in this account and Region; correct the id, or make the pool first"));
        List<Part> during = new ArrayList<>();
        List<Domain> old = new ArrayList<>();
        Optional<Part> own = Optional.empty();
        for (Part part : ledger.parts(Part.Kind.DOMAIN)) {
            Optional<Domain> found = inPool(observed, part.name(), pool);
            if (wanted.domain()
                    .filter(domain -> domain.name().equals(part.name()))
                    .isPresent()) {
                own = Optional.of(part);
            } else if (found.filter(part::owns).isPresent()) {
                old.add(found.get());
                during.add(part);
            }
        }
        if (wanted.domain().isEmpty()) {
            String name = remaining(pool, old, wanted);
            List<String> drop = old.stream().map(Domain::name).toList();
            return new DomainPlan(Optional.empty(), Optional.empty(), Optional.empty(), drop, during, List.of(), name);
        }
        Domain domain = wanted.domain().get();
        FoundDomain found = observed.domains().get(domain.name());
        if (found != null) {
            Part part = owned(own, found, pool, wanted);
            during.add(part);
            return new DomainPlan(
                    Optional.empty(),
                    Optional.of(domain).filter(d -> !d.equals(found.domain())),
                    Optional.empty(),
                    old.stream().map(Domain::name).toList(),
                    during,
                    List.of(part),
                    domain.name());
        }
        Predicate<Domain> sameKind = other -> other.isCustom() == domain.isCustom();
        Optional<Domain> replaced = old.stream().filter(sameKind).findFirst();
        refuseSecond(pool, domain, replaced);
        during.add(Part.making(Part.Kind.DOMAIN, domain.name(), domain));
        return new DomainPlan(
                Optional.of(domain),
                Optional.empty(),
                replaced,
                old.stream().filter(sameKind.negate()).map(Domain::name).toList(),
                during,
                List.of(Part.made(Part.Kind.DOMAIN, domain.name())),
                domain.name());
    }

    private static Optional<Domain> inPool(Observed observed, String name, UserPool pool) {
        return Optional.ofNullable(observed.domains().get(name))
                .filter(found -> found.userPoolId().equals(pool.id()))
                .map(FoundDomain::domain);
    }

    private static Part owned(Optional<Part> own, FoundDomain found, UserPool pool, ResourceProperties wanted) {
        String name = found.domain().name();
        if (!found.userPoolId().equals(pool.id())) {
            throw new Failure("Domain.Domain: '" + name + "' is the domain of another user pool, " + found.userPoolId()
                    + "; choose another name");
        }
        if (own.isPresent() && own.get().is(Part.State.ADOPTED)) {
            return own.get();
        }
        if (own.isPresent() && own.get().owns(found.domain())) {
            return Part.made(Part.Kind.DOMAIN, name);
        }
        if (!wanted.adoptExisting()) {
            throw new Failure("Domain.Domain: user pool " + pool.id() + " already has the domain '" + name
                    + "', which this resource did not make; leave Domain out to use it as it is, or take it over with"
                    + " AdoptExisting: true; "
                    + Part.made(Part.Kind.DOMAIN, name).ownerHint(pool.id()));
        }
        return Part.adopted(Part.Kind.DOMAIN, name);
    }

    private static void refuseSecond(UserPool pool, Domain domain, Optional<Domain> replaced) {
        Optional<String> inTheWay = pool.domainLike(domain.name())
                .filter(name -> !name.equals(domain.name()))
                .filter(name -> replaced.filter(old -> old.name().equals(name)).isEmpty());
        if (inTheWay.isPresent()) {
            throw new Failure("Domain.Domain: user pool " + pool.id() + " already has the domain '"
                    + inTheWay.get() + "', which this resource did not make, and a pool has one "
                    + (domain.isCustom() ? "custom" : "prefix")
                    + " domain; leave Domain out to use that one, or delete it first; "
                    + Part.made(Part.Kind.DOMAIN, inTheWay.get()).ownerHint(pool.id()));
        }
    }

    /** The domain that the pool has besides those that go. */
    private static String remaining(UserPool pool, List<Domain> going, ResourceProperties wanted) {
        List<String> names = going.stream().map(Domain::name).toList();
        return Stream.of(pool.prefixDomain(), pool.customDomain())
                .flatMap(Optional::stream)
                .filter(name -> !names.contains(name))
                .findFirst()
                .orElseThrow(
                        () -> new Failure(
                                "Domain: user pool " + wanted.userPoolId()
                                        + " has no domain"
                                        + (names.isEmpty() ? "" : " but the one that would be deleted")
                                        + ", and without one there is no token endpoint; add Domain: {Domain: <a prefix of your choice>}"));
    }
}
