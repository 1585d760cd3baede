package io.github.cognitom2m.cognito;

import io.github.cognitom2m.time.OutOfTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells whether the name of a domain can be expected in DNS: it is active and, if it is new, has been so for a while.
 */
public final class DomainInDns implements BooleanSupplier {
    private static final Duration TO_REACH_DNS = Duration.ofSeconds(30);

    private final Domains domains;
    private final String name;
    private final InstantSource clock;
    private boolean isNew;
    private Optional<Instant> since = Optional.empty();

    /** @param isNew whether the domain was just created */
    public DomainInDns(Domains domains, String name, InstantSource clock, boolean isNew) {
        this.domains = domains;
        this.name = name;
        this.clock = clock;
        this.isNew = isNew;
    }

    @Override
    public boolean getAsBoolean() {
        if (since.isEmpty()) {
            if (isActive()) {
                since = Optional.of(isNew ? clock.instant().plus(TO_REACH_DNS) : Instant.MIN);
            } else {
                isNew = true;
            }
        }
        return since.filter(instant -> !clock.instant().isBefore(instant)).isPresent();
    }

    private boolean isActive() {
        try {
            return domains.find(name)
                    .filter(domain -> domain.is(FoundDomain.State.ACTIVE))
                    .isPresent();
        } catch (SdkException | OutOfTime e) {
            // A domain that cannot be described is not known to be active; the journal of calls has the failure.
            return false;
        }
    }
}
