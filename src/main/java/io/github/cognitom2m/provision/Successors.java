package io.github.cognitom2m.provision;

import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Mark;
import io.github.cognitom2m.ledger.Successor;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.properties.SecretProperties;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Finds and releases the generation that was to replace another and did not. */
record Successors(Invocation invocation, ResourceProperties.Context context) {

    /** Releases the successor that the ledger names, if any; returns the ledger without it. */
    Ledger release(String arn, Ledger ledger) {
        if (ledger.successor().isEmpty()) {
            return ledger;
        }
        releaseWhere(ledger, (secret, successor) -> true);
        Ledger without = ledger.withSuccessor(Optional.empty());
        invocation.patient().secrets().retag(arn, ledger.toTags(), without.toTags());
        return without;
    }

    /**
     * Releases, with a deleted generation, the successor that never replaced it: it was left unfinished, or the
     * generation has been changed since. A successor that did replace it stays.
     */
    void releaseFailed(Ledger ledger) {
        Optional<String> lastChange = invocation.others(ledger).lastChange().map(Mark::requestId);
        Optional<String> replacedBy = ledger.successor().map(Successor::requestId);
        releaseWhere(ledger, (secret, successor) -> !secret.hasCurrent() || !lastChange.equals(replacedBy));
    }

    private void releaseWhere(Ledger ledger, BiPredicate<FoundSecret, Ledger> failed) {
        while (ledger.successor().isPresent()) {
            Successor next = ledger.successor().get();
            Optional<FoundSecret> secret =
                    invocation.patient().secrets().find(SecretProperties.derivedName(context, next.userPoolId()));
            Optional<Ledger> successor = secret.flatMap(invocation::readable)
                    .filter(found -> found.isOf(context.stack(), context.logicalId()))
                    .filter(found -> found.requestId().equals(next.requestId()));
            if (successor.isEmpty() || secret.get().scheduledForDeletion()) {
                return;
            }
            Optional<Lease> holder = invocation.holder(successor.get());
            if (holder.isEmpty()) {
                if (failed.test(secret.get(), successor.get())) {
                    new Release(invocation, secret.get(), successor.get()).toNothing();
                }
                return;
            }
            invocation.await(holder.get());
        }
    }
}
