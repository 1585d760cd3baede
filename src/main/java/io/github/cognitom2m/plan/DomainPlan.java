package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.DomainProperties;
import io.github.cognitom2m.properties.ResourceProperties;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has to happen to the domain whose token endpoint the resource's credentials name. */
public sealed interface DomainPlan {

    /** None is declared, and the pool has none that may be used: tokens come from GetClientToken alone. */
    record None() implements DomainPlan {}

    /** None is declared: the pool's prefix domain is used, which does not belong to this resource, or no longer. */
    record Use(String prefix) implements DomainPlan {}

    /**
     * A new domain.
     *
     * @param again whether it was declared before as well, and is gone
     */
    record Make(Domain domain, boolean again) implements DomainPlan {}

    /**
     * A new one, after the old one was deleted, because a pool has one domain of a kind. The old one has the same name
     * if Cognito failed to create it.
     *
     * @param oldPart the old domain in the ledger
     */
    record Replace(Domain domain, Domain old, Part oldPart) implements DomainPlan {}

    record Keep(Part part) implements DomainPlan {}

    record Change(Part part, FoundDomain found, Domain to) implements DomainPlan {}

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
                        + " in this account and Region; correct the id, deploy the stack in the pool's Region,"
                        + " or create the pool first"));
        Set<String> going = new HashSet<>(observed.goingDomains());
        obsolete.stream()
                .filter(part -> part.kind() == Part.Kind.DOMAIN)
                .map(Part::name)
                .forEach(going::add);
        if (wanted.domain().isEmpty()) {
            return pool.domainFor(List.of())
                    .filter(name -> !going.contains(name))
                    .<DomainPlan>map(Use::new)
                    .orElseGet(None::new);
        }
        DomainProperties declared = wanted.domain().get();
        FoundDomain found = observed.domains().get(declared.name());
        Domain domain = declared.toMake();
        if (domain.isUsedOnly()) {
            return new Keep(DomainOwnership.used(ledger.part(Part.Kind.DOMAIN, domain.name()), domain, found, pool));
        }
        if (found != null) {
            Part part = DomainOwnership.owned(ledger.part(Part.Kind.DOMAIN, domain.name()), found, pool, wanted);
            if (found.is(FoundDomain.State.FAILED) && part.is(Part.State.MADE)) {
                return new Replace(domain, found.domain(), part);
            }
            Domain target = part.is(Part.State.ADOPTED) ? declared.toAdopt(found.domain()) : domain;
            return target.equals(found.domain()) ? new Keep(part) : new Change(part, found, target);
        }
        Optional<Replace> replacement = obsolete.stream()
                .filter(part -> part.kind() == Part.Kind.DOMAIN)
                .filter(part -> Domain.isCustom(part.name()) == domain.isCustom())
                .flatMap(part -> observed.domainOfPool(part.name(), pool.id()).stream()
                        .map(old -> new Replace(domain, old, part)))
                .findFirst();
        DomainOwnership.refuseSecond(pool, domain, replacement.map(Replace::old));
        if (replacement.isPresent()) {
            return refuseSlow(replacement.get());
        }
        boolean again = before.flatMap(ResourceProperties::domain)
                .filter(earlier -> earlier.name().equals(domain.name()))
                .isPresent();
        return new Make(domain, again);
    }

    /** Cognito deletes a custom domain so slowly that the pool must not be without one meanwhile. */
    private static Replace refuseSlow(Replace replacement) {
        if (replacement.domain.isCustom()) {
            throw new Failure("Domain.Domain: '" + replacement.old.name() + "' cannot become '"
                    + replacement.domain.name()
                    + "' in one update, because a pool has one custom domain and Cognito"
                    + " takes up to an hour to delete it; update to a prefix first (Domain: {Domain: <a prefix of your"
                    + " choice>}), and to '" + replacement.domain.name() + "' when aws cognito-idp"
                    + " describe-user-pool-domain --domain " + replacement.old.name() + " no longer shows the old one");
        }
        return replacement;
    }

    /** Whether the domain is created and was not declared before. */
    default boolean isNew() {
        return switch (this) {
            case Make make -> !make.again;
            case Replace replace -> !replace.old.name().equals(replace.domain.name());
            case None none -> false;
            case Use use -> false;
            case Keep keep -> false;
            case Change change -> false;
        };
    }

    /** The domain's name; empty where there is none. */
    default Optional<String> name() {
        return switch (this) {
            case None none -> Optional.empty();
            case Use use -> Optional.of(use.prefix);
            case Make make -> Optional.of(make.domain.name());
            case Replace replace -> Optional.of(replace.domain.name());
            case Keep keep -> Optional.of(keep.part.name());
            case Change change -> Optional.of(change.part.name());
        };
    }

    /** The domain that does not exist yet. */
    default Optional<Domain> making() {
        return switch (this) {
            case Make make -> Optional.of(make.domain);
            case Replace replace -> Optional.of(replace.domain);
            case None none -> Optional.empty();
            case Use use -> Optional.empty();
            case Keep keep -> Optional.empty();
            case Change change -> Optional.empty();
        };
    }

    /** The ledger's parts while this is being done. */
    default List<Part> during() {
        return switch (this) {
            case None none -> List.of();
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
            case None none -> Optional.empty();
            case Use use -> Optional.empty();
            case Make make -> Optional.empty();
            case Keep keep -> Optional.empty();
        };
    }
}
