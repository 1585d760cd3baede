package io.github.cognitom2m.provision;

import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.aws.OutOfTime;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executor;

/** One delivery of a request: who it is, how long it may wait and work, and whose ledgers say that it is at work. */
final class Invocation {
    // Of the function's time: the rest is for waiting until an earlier request has ended.
    private static final double WORK = 0.45;
    // A call that was cut off at the deadline may take effect a little later.
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final CustomResourceRequest request;
    private final Mark mark;
    private final String claimId;
    private final Deadline deadline;
    private final Rooms patient;
    private final Duration work;
    private final Set<String> leased = new ConcurrentSkipListSet<>();

    Invocation(CustomResourceRequest request, String claimId, Clients clients, Deadline deadline, Executor executor) {
        this.request = request;
        this.claimId = claimId;
        this.deadline = deadline;
        this.patient = new Rooms(clients, deadline, executor);
        this.work = Duration.ofMillis((long) (deadline.left().toMillis() * WORK));
        Instant issued = request.responseUrl().issued().orElse(deadline.clock().instant());
        this.mark = new Mark(issued, request.type().toString(), request.requestId());
    }

    CustomResourceRequest request() {
        return request;
    }

    Mark mark() {
        return mark;
    }

    String claimId() {
        return claimId;
    }

    /** AWS, for looking and waiting, and for what a Delete does: within all the time there is. */
    Rooms patient() {
        return patient;
    }

    /** AWS, for changes: from now on, within the time after which others may be sure that nothing more happens. */
    Rooms working() {
        Instant end = deadline.clock().instant().plus(work);
        Deadline until =
                new Deadline(end.isBefore(deadline.end()) ? end : deadline.end(), deadline.clock(), deadline.pause());
        return new Rooms(patient.clients(), until, patient.executor());
    }

    /** AWS, for changes under a lease that was taken before. */
    Rooms working(Lease lease) {
        return new Rooms(
                patient.clients(),
                new Deadline(lease.until().minus(GRACE), deadline.clock(), deadline.pause()),
                patient.executor());
    }

    /** The lease for changes made through these rooms; it is given back by {@link #end}. */
    Lease lease(Rooms working) {
        return new Lease(working.deadline().end().plus(GRACE), request.requestId());
    }

    void leased(String arn) {
        leased.add(arn);
    }

    Instant now() {
        return deadline.clock().instant();
    }

    boolean isHeldByAnother(Ledger ledger) {
        return ledger.lease()
                .filter(lease -> lease.isHeldByAnother(request.requestId(), now()))
                .isPresent();
    }

    /** Whether another delivery of this very request was here: it leads, and answers. */
    boolean isLedByAnother(Ledger ledger) {
        return ledger.requestId().equals(request.requestId())
                || ledger.seen()
                        .filter(seen -> seen.requestId().equals(request.requestId()))
                        .isPresent();
    }

    /** Lets a while pass before the next look at what somebody else has to finish. */
    void await(String what) {
        if (patient.deadline().expired()) {
            throw new OutOfTime("waiting for " + what);
        }
        patient.deadline().pause(BETWEEN_LOOKS);
    }

    /** Gives back the leases, after the answer: whoever waits for this request need not wait any longer. */
    void end() {
        for (String arn : leased) {
            patient.secrets().untag(arn, Set.of(Ledger.LEASE));
        }
    }

    /** The ledger of a generation that this invocation is about to claim. */
    Ledger claim(String userPoolId, Optional<Lease> lease) {
        return new Ledger(
                request.stack(),
                request.logicalId(),
                userPoolId,
                request.requestId(),
                claimId,
                Optional.of(mark),
                lease,
                Optional.empty(),
                List.of());
    }
}
