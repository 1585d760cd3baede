package io.github.cognitom2m.provision;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.Domains;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.DomainPlan;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Makes and deletes the domains of one user pool, which take their time. */
record DomainChange(AwsServices aws, String userPoolId) {
    private static final Pace EVERY_TWO_SECONDS = Pace.every(Duration.ofSeconds(2));

    /** Starts what is planned; returns, once that is done, the distribution of a custom domain that AWS answered with. */
    Supplier<Optional<String>> begin(DomainPlan plan, ParallelCalls calls, Creations creations) {
        return switch (plan) {
            case DomainPlan.Make make -> calls.start(() -> create(make.domain(), creations));
            case DomainPlan.Replace replace -> calls.start(() -> replace(replace.old(), replace.domain(), creations));
            case DomainPlan.Change change -> calls.start(() -> domains().update(change.to()));
            case DomainPlan.Keep keep -> Optional::empty;
            case DomainPlan.Use use -> Optional::empty;
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

    /** Makes a domain in place of another, which comes back where the new one cannot be made. */
    private Optional<String> replace(Domain old, Domain domain, Creations creations) {
        delete(old.name());
        try {
            return create(domain, creations);
        } catch (RuntimeException e) {
            restore(old, e);
            throw e;
        }
    }

    /** Deletes the domain, and waits until the pool does not have it any more. */
    void delete(String name) {
        domains().delete(name);
        awaitDeleted(name);
    }

    /** Waits until the pool, which could not be deleted before, does not have the domain any more. */
    void awaitDeleted(String name) {
        aws.deadline()
                .await(
                        "the deletion of domain " + name,
                        EVERY_TWO_SECONDS,
                        () -> domains().find(name),
                        found -> found.filter(f -> f.userPoolId().equals(userPoolId))
                                .isEmpty());
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
