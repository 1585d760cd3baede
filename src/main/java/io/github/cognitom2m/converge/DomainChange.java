package io.github.cognitom2m.converge;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.Domains;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.DomainPlan;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Creates and deletes the domains of one user pool, which is slow. */
public record DomainChange(AwsServices aws, String userPoolId) {
    // The part of the time that is reserved, so that waiting for a slow deletion leaves enough to end properly.
    private static final Duration FOR_THE_REST = Duration.ofSeconds(15);
    private static final Pace EVERY_TWO_SECONDS = Pace.every(Duration.ofSeconds(2));

    /** Starts what is planned; returns, once that is done, the distribution of a custom domain that AWS answered with. */
    Supplier<Optional<String>> begin(DomainPlan plan, ParallelCalls calls, Creations creations) {
        return switch (plan) {
            case DomainPlan.Make make -> calls.start(() -> create(make.domain(), creations));
            case DomainPlan.Replace replace -> calls.start(() -> replace(replace.old(), replace.domain(), creations));
            case DomainPlan.Change change -> calls.start(() -> domains().update(change.found(), change.to()));
            case DomainPlan.Keep keep -> Optional::empty;
            case DomainPlan.Use use -> Optional::empty;
            case DomainPlan.None none -> Optional::empty;
        };
    }

    private Optional<String> create(Domain domain, Creations creations) {
        AtomicReference<Optional<String>> distribution = new AtomicReference<>(Optional.empty());
        Part part = Part.making(domain);
        creations.create(
                part,
                () -> distribution.set(domains().create(domain)),
                () -> domains().find(domain.name()),
                found -> found.userPoolId().equals(userPoolId) && part.owns(found.domain()));
        return Objects.requireNonNull(distribution.get());
    }

    /** Replaces a domain; the old one is restored if the new one cannot be created. */
    private Optional<String> replace(Domain old, Domain domain, Creations creations) {
        domains().delete(old.name());
        awaitDeleted(old.name());
        try {
            return create(domain, creations);
        } catch (RuntimeException e) {
            if (!old.name().equals(domain.name())) {
                restore(old, e);
            }
            throw e;
        }
    }

    /** Whether a domain whose deletion has begun is gone before the time is nearly used up. */
    public boolean isGone(String name) {
        return aws.deadline()
                .earlier(FOR_THE_REST)
                .poll(EVERY_TWO_SECONDS, () -> domains().find(name), this::isNotInThisPool)
                .filter(found -> found.userPoolId().equals(userPoolId))
                .isEmpty();
    }

    private boolean isNotInThisPool(Optional<FoundDomain> found) {
        return found.filter(domain -> domain.userPoolId().equals(userPoolId)).isEmpty();
    }

    private void awaitDeleted(String name) {
        aws.deadline()
                .await(
                        "the deletion of domain " + name,
                        EVERY_TWO_SECONDS,
                        () -> domains().find(name),
                        this::isNotInThisPool);
    }

    private void restore(Domain old, RuntimeException cause) {
        try {
            domains().create(old);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private Domains domains() {
        return aws.domains(userPoolId);
    }
}
