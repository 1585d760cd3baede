package io.github.cognitom2m.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the leases in a ledger mean for one delivery of a request, which has to yield or to continue. */
public record OtherLeases(Delivery own, List<Lease> leases) {

    /**
     * @param longest how long a lease lasts at most
     */
    public OtherLeases(Delivery own, Ledger ledger, Instant now, Duration longest) {
        this(
                own,
                ledger.leases().stream()
                        .filter(lease -> !lease.id().equals(own.id()))
                        .filter(lease -> lease.isCredible(now, longest))
                        .toList());
    }

    /** Whether a later request was here, so that this one must do nothing. */
    public boolean haveOvertaken() {
        return marks().anyMatch(own.mark()::isOvertakenBy);
    }

    /** The newest request that was here before this one. */
    public Optional<Mark> last() {
        return marks().max(Comparator.comparing(Mark::issued));
    }

    /** The newest request before this one that changed the generation, and did not delete it. */
    public Optional<Mark> lastChange() {
        return marks().filter(mark -> !mark.isDelete()).max(Comparator.comparing(Mark::issued));
    }

    /** Whether a Delete was here last: it schedules a secret for deletion only after it has deleted the parts. */
    public boolean haveReleased() {
        return last().filter(Mark::isDelete).isPresent();
    }

    /** Whether another delivery of this very request was here before the given lease: it leads, and answers. */
    public boolean lead(Lease lease) {
        return leases.stream()
                .filter(other -> isOfSameRequest(other.mark()))
                .anyMatch(other -> other.until().isBefore(lease.until())
                        || (other.until().equals(lease.until()) && other.id().compareTo(lease.id()) < 0));
    }

    /** An earlier request that is still running, for which this one has to wait; two Deletes have the same goal. */
    public Optional<Lease> holder(Instant now) {
        return leases.stream()
                .filter(lease -> lease.isLive(now))
                .filter(lease -> !(own.mark().isDelete() && lease.mark().isDelete()))
                .filter(lease -> !isOfSameRequest(lease.mark()))
                .findFirst();
    }

    /** The leases that this delivery's own lease, once it has ended, makes redundant. */
    public List<Lease> ended(Instant now) {
        return leases.stream().filter(lease -> !lease.isLive(now)).toList();
    }

    /** Those of earlier requests that have ended, so that they make way for this delivery's own where room is short. */
    public List<Lease> obsolete(Instant now) {
        return ended(now).stream()
                .filter(lease -> !own.mark().isOvertakenBy(lease.mark()))
                .toList();
    }

    private boolean isOfSameRequest(Mark mark) {
        return mark.requestId().equals(own.mark().requestId());
    }

    private Stream<Mark> marks() {
        return leases.stream().map(Lease::mark);
    }
}
