package io.github.cognitom2m.provision;

import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.secret.CredentialSecrets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** The leases that one invocation has in ledgers, each under the ARN of its secret. */
final class Leases {
    private final CredentialSecrets secrets;
    private final InstantSource clock;
    private final Map<String, Lease> held = new ConcurrentSkipListMap<>();
    private final Map<String, List<Lease>> superseded = new ConcurrentSkipListMap<>();

    Leases(CredentialSecrets secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Writes a lease into a ledger, if there is one, within the time that the given secrets have. If there is no room,
     * redundant leases of others are removed.
     *
     * @return whether it was written
     */
    boolean take(String arn, Lease lease, CredentialSecrets within, Function<Ledger, List<Lease>> obsolete) {
        held.put(arn, lease);
        boolean written = within.tagIfPossible(arn, Ledger.tag(lease));
        if (!written) {
            List<String> making = within.find(arn)
                    .filter(secret -> !secret.scheduledForDeletion())
                    .flatMap(Ledger::of)
                    .map(obsolete)
                    .map(Ledger::keys)
                    .orElse(List.of());
            within.untag(arn, making);
            written = !making.isEmpty() && within.tagIfPossible(arn, Ledger.tag(lease));
        }
        return written;
    }

    /** Writes a lease into a ledger; it is remembered first, so that it is ended even if the reply is lost. */
    void take(String arn, Lease lease, Runnable writing) {
        held.put(arn, lease);
        writing.run();
    }

    /** Remembers the lease with which a ledger was made. */
    void claimed(String arn, Lease lease) {
        held.put(arn, lease);
    }

    /** Takes the lease out of a ledger in which nothing was done under it. */
    void leave(String arn, Lease lease) {
        abandon(arn);
        secrets.untag(arn, Ledger.keys(List.of(lease)));
    }

    /** Leaves the lease as it is, on a secret whose tags cannot be changed. */
    void abandon(String arn) {
        held.remove(arn);
    }

    /** Remembers leases of others, which are removed when the own lease has ended and makes them redundant. */
    void supersede(String arn, List<Lease> ended) {
        superseded.put(arn, ended);
    }

    /** Ends all leases, after the answer: whoever waits for this request need not wait any longer. */
    void end() {
        held.forEach((arn, lease) -> {
            if (lease.isLive(clock.instant())) {
                secrets.tagIfPossible(arn, Ledger.tag(lease.ended(clock.instant())));
            }
            secrets.untag(arn, Ledger.keys(superseded.getOrDefault(arn, List.of())));
        });
    }
}
