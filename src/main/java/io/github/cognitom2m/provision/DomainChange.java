package io.github.cognitom2m.provision;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.Domains;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.util.Optional;

/** Makes and deletes the domains of one user pool, which take their time. */
record DomainChange(AwsServices rooms, String userPoolId) {
    private static final Pace EVERY_TWO_SECONDS = Pace.every(Duration.ofSeconds(2));

    /** Makes a domain in place of another, which comes back where the new one cannot be made. */
    void create(Domain domain, Optional<Domain> replaced, Creations creations) {
        // A pool has one domain of a kind, so that the old one has to go first.
        replaced.ifPresent(old -> delete(old.name()));
        try {
            creations.create(
                    Part.making(Part.Kind.DOMAIN, domain.name(), domain),
                    () -> domains().create(domain),
                    () -> domains().find(domain.name()).map(this::inThisPool));
        } catch (RuntimeException e) {
            replaced.ifPresent(old -> restore(old, e));
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
        rooms.deadline()
                .await(
                        "the deletion of domain " + name,
                        EVERY_TWO_SECONDS,
                        () -> domains().find(name),
                        found -> found.filter(f -> f.userPoolId().equals(userPoolId))
                                .isEmpty());
    }

    /** The domain; one of another pool stays as it was found, so that it is equal to nothing that was asked for. */
    private Record inThisPool(FoundDomain found) {
        return found.userPoolId().equals(userPoolId) ? found.domain() : found;
    }

    private void restore(Domain old, RuntimeException cause) {
        try {
            domains().create(old);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private Domains domains() {
        return rooms.domains(userPoolId);
    }
}
