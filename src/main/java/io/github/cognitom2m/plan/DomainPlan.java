package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ResourceProperties;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What has to happen to the domain through which tokens are had. */
public sealed interface DomainPlan {

    /** None is declared: a domain of the pool is used that is not this resource's, or not any more. */
    record Use(String name) implements DomainPlan {}

    /**
     * A new one.
     *
     * @param again whether it was declared before as well, and is gone
     */
    record Make(Domain domain, boolean again) implements DomainPlan {}

    /**
     * A new one, after the old one was deleted, because a pool has one domain of a kind. The old one has the same name
     * where Cognito failed to create it.
     *
     * @param oldPart the old domain in the ledger
     */
    record Replace(Domain domain, Domain old, Part oldPart) implements DomainPlan {}

    record Keep(Part part) implements DomainPlan {}

    record Change(Part part, Domain to) implements DomainPlan {}

    /**
     * Decides what to do.
     *
     * @param obsolete the parts that this resource owns and no longer declares
     */
    static DomainPlan between(
            Ledger ledger,
            Observed observed,
            ResourceProperties wanted,
            Optional<ResourceProperties> before,
            Collection<Part> obsolete) {
        UserPool pool = observed.pool()
                .orElseThrow(() -> new Failure("UserPoolId: there is no user pool " + wanted.userPoolId()
                        + " in this account and Region; correct the id, deploy the stack in the pool's Region, or make"
                        + " the pool first"));
        Set<String> going = new HashSet<>(observed.goingDomains());
        obsolete.stream()
                .filter(part -> part.kind() == Part.Kind.DOMAIN)
                .map(Part::name)
                .forEach(going::add);
        if (wanted.domain().isEmpty()) {
            return new Use(remaining(pool, going));
        }
        Domain domain = wanted.domain().get();
        FoundDomain found = observed.domains().get(domain.name());
        if (found != null) {
            Part part = owned(ledger.part(Part.Kind.DOMAIN, domain.name()), found, pool, wanted);
            if (found.is(FoundDomain.State.FAILED) && part.is(Part.State.MADE)) {
                return new Replace(domain, found.domain(), part);
            }
            return domain.equals(found.domain()) ? new Keep(part) : new Change(part, domain);
        }
        Optional<Replace> replacement = obsolete.stream()
                .filter(part -> part.kind() == Part.Kind.DOMAIN)
                .filter(part -> Domain.isCustom(part.name()) == domain.isCustom())
                .flatMap(part -> observed.domainOfPool(part.name(), pool.id()).stream()
                        .map(old -> new Replace(domain, old, part)))
                .findFirst();
        refuseSecond(pool, domain, replacement);
        if (replacement.isPresent()) {
            return refuseSlow(replacement.get());
        }
        boolean again = before.flatMap(ResourceProperties::domain)
                .filter(declared -> declared.name().equals(domain.name()))
                .isPresent();
        return new Make(domain, again);
    }

    /** Cognito takes too long to delete a custom domain for the pool to be without one meanwhile. */
    private static Replace refuseSlow(Replace replacement) {
        if (replacement.domain.isCustom()) {
            throw new Failure("Domain.Domain: '" + replacement.old.name() + "' cannot become '"
                    + replacement.domain.name()
                    + "' in one update, because a pool has one domain of your own and Cognito"
                    + " takes up to an hour to delete it; update to a prefix first (Domain: {Domain: <a prefix of your"
                    + " choice>}), and to '" + replacement.domain.name() + "' when aws cognito-idp"
                    + " describe-user-pool-domain --domain " + replacement.old.name() + " no longer shows the old one");
        }
        return replacement;
    }

    /** Whether the domain is made and was not declared before. */
    default boolean isNew() {
        return switch (this) {
            case Make make -> !make.again;
            case Replace replace -> !replace.old.name().equals(replace.domain.name());
            case Use use -> false;
            case Keep keep -> false;
            case Change change -> false;
        };
    }

    /** The domain's name. */
    default String name() {
        return switch (this) {
            case Use use -> use.name;
            case Make make -> make.domain.name();
            case Replace replace -> replace.domain.name();
            case Keep keep -> keep.part.name();
            case Change change -> change.part.name();
        };
    }

    /** The domain that does not exist yet. */
    default Optional<Domain> making() {
        return switch (this) {
            case Make make -> Optional.of(make.domain);
            case Replace replace -> Optional.of(replace.domain);
            case Use use -> Optional.empty();
            case Keep keep -> Optional.empty();
            case Change change -> Optional.empty();
        };
    }

    /** The ledger's parts while this is being done. */
    default List<Part> during() {
        return switch (this) {
            case Use use -> List.of();
            case Make make -> List.of(Part.making(make.domain));
            case Replace replace ->
                replace.isNew() ? List.of(replace.oldPart, Part.making(replace.domain)) : List.of(replace.oldPart);
            case Keep keep -> List.of(keep.part);
            case Change change -> List.of(change.part);
        };
    }

    /** The ledger's parts when it is done. */
    default List<Part> after() {
        return making().map(domain -> List.of(Part.made(Part.Kind.DOMAIN, domain.name())))
                .orElseGet(this::during);
    }

    /** The domain that exists and is changed or replaced. */
    default Optional<Part> changed() {
        return switch (this) {
            case Change change -> Optional.of(change.part);
            case Replace replace -> Optional.of(replace.oldPart);
            case Use use -> Optional.empty();
            case Make make -> Optional.empty();
            case Keep keep -> Optional.empty();
        };
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

    private static void refuseSecond(UserPool pool, Domain domain, Optional<Replace> replacement) {
        Optional<String> inTheWay = pool.domainLike(domain.name())
                .filter(name -> !name.equals(domain.name()))
                .filter(name ->
                        replacement.filter(r -> r.old.name().equals(name)).isEmpty());
        if (inTheWay.isPresent()) {
            throw new Failure("Domain.Domain: user pool " + pool.id() + " already has the domain '"
                    + inTheWay.get() + "', which this resource did not make"
                    + (domain.isCustom() ? " or which is still being deleted" : "") + ", and a pool has one "
                    + (domain.isCustom() ? "custom" : "prefix")
                    + " domain; leave Domain out to use that one, or delete it first; "
                    + Part.made(Part.Kind.DOMAIN, inTheWay.get()).ownerHint(pool.id()));
        }
    }

    /** The domain that the pool has besides those that go. */
    private static String remaining(UserPool pool, Set<String> going) {
        return Stream.of(pool.prefixDomain(), pool.customDomain())
                .flatMap(Optional::stream)
                .filter(name -> !going.contains(name))
                .filter(name -> Domain.hasHost(name, pool.region()))
                .findFirst()
                .orElseThrow(
                        () -> new Failure(
                                "Domain: user pool " + pool.id()
                                        + " has no domain"
                                        + (going.isEmpty() ? "" : " but the one that would be deleted")
                                        + ", and without one there is no token endpoint; add Domain: {Domain: <a prefix of your choice>}"));
    }
}
