package io.github.cognitom2m.provision;

import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Mark;
import io.github.cognitom2m.time.Deadline;
import io.github.cognitom2m.time.OutOfTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** One delivery of a request: who it is, how long it may wait and work, and in whose ledgers it says that it works. */
final class Invocation {
    // Of the function's time: the rest is for waiting until an earlier request has ended.
    private static final double WORK = 0.45;
    // A call that was cut off at the deadline may take effect a little later.
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final CustomResourceRequest request;
    private final Mark mark;
    private final String id;
    private final Deadline deadline;
    private final AwsServices patient;
    private final Duration work;
    private final Map<String, Lease> running = new ConcurrentSkipListMap<>();
    private final Map<String, List<Lease>> ended = new ConcurrentSkipListMap<>();

    Invocation(CustomResourceRequest request, String id, Clients clients, Deadline deadline, Executor executor) {
        this.request = request;
        this.id = id;
        this.deadline = deadline;
        this.patient = new AwsServices(clients, deadline, executor);
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

    /** An id that no other invocation has. */
    String id() {
        return id;
    }

    Instant now() {
        return deadline.clock().instant();
    }

    /** AWS, for looking and waiting, and for what a Delete does: within all the time there is. */
    AwsServices patient() {
        return patient;
    }

    /** The run of a Delete, which takes all the time there is. */
    Lease beginDeletion() {
        return new Lease(id, deadline.end().plus(GRACE), mark);
    }

    /** A run that begins to make changes now. */
    Lease begin() {
        Instant end = now().plus(work);
        return new Lease(id, (end.isBefore(deadline.end()) ? end : deadline.end()).plus(GRACE), mark);
    }

    /** AWS, for the changes of a run: until it must have ended. */
    AwsServices working(Lease run) {
        Deadline end = new Deadline(run.until().minus(GRACE), deadline.clock(), deadline.pause());
        return new AwsServices(patient.clients(), end, patient.executor());
    }

    /** Remembers in whose ledger the run stands, so that it is ended there; told before it is written. */
    void runs(String arn, Lease run) {
        running.put(arn, run);
    }

    /** Takes the run out of a ledger in which it has done nothing. */
    void leave(String arn, Lease run) {
        running.remove(arn);
        patient.secrets().untag(arn, Ledger.keys(List.of(run)));
    }

    /** Whether a later request was here, so that this one must do nothing. */
    boolean isOvertaken(Ledger ledger) {
        return others(ledger).anyMatch(run -> mark.isOvertakenBy(run.mark()));
    }

    /** The newest request that was here before this one. */
    Optional<Mark> lastBefore(Ledger ledger) {
        return others(ledger).map(Lease::mark).max(Comparator.comparing(Mark::issued));
    }

    /** The newest request before this one that changed the generation, and did not delete it. */
    Optional<Mark> lastChange(Ledger ledger) {
        return others(ledger).map(Lease::mark).filter(m -> !m.isDelete()).max(Comparator.comparing(Mark::issued));
    }

    /** Whether a Delete was here last: it schedules a secret for deletion only after it has deleted the parts. */
    boolean wasReleased(Ledger ledger) {
        return lastBefore(ledger).filter(Mark::isDelete).isPresent();
    }

    /** Whether another delivery of this very request was here first: it leads, and answers. */
    boolean isLedByAnother(Ledger ledger, Lease own) {
        return others(ledger)
                .filter(run -> run.mark().requestId().equals(request.requestId()))
                .anyMatch(run -> run.until().isBefore(own.until())
                        || (run.until().equals(own.until()) && run.id().compareTo(id) < 0));
    }

    /** The earlier request that is still at work, for which this one has to wait; two Deletes want the same. */
    Optional<Lease> holder(Ledger ledger) {
        return others(ledger)
                .filter(run -> run.isLive(now()))
                .filter(run -> !(mark.isDelete() && run.mark().isDelete()))
                .filter(run -> !run.mark().requestId().equals(request.requestId()))
                .findFirst();
    }

    private Stream<Lease> others(Ledger ledger) {
        return ledger.runs().stream().filter(run -> !run.id().equals(id));
    }

    /** Lets a while pass before the next look at what somebody else has to finish. */
    void await(String what) {
        if (deadline.expired()) {
            throw new OutOfTime("waiting for " + what);
        }
        deadline.pause(BETWEEN_LOOKS);
    }

    void await(Lease holder) {
        await("request " + holder.mark().requestId() + ", which is still at work");
    }

    /** Ends the run, after the answer: whoever waits for this request need not wait any longer. */
    void end() {
        running.forEach((arn, run) -> {
            if (run.isLive(now())) {
                patient.secrets().tagIfThere(arn, Ledger.tag(run.ended(now())));
            }
            patient.secrets().untag(arn, Ledger.keys(ended.getOrDefault(arn, List.of())));
        });
    }

    /** Remembers the runs that say nothing that this one, once it has ended, does not say as well. */
    void forget(String arn, Ledger ledger) {
        ended.put(arn, others(ledger).filter(run -> !run.isLive(now())).toList());
    }

    /** The ledger of a generation that this invocation is about to claim. */
    Ledger claim(String userPoolId, Lease run) {
        return new Ledger(
                request.stack(),
                request.logicalId(),
                userPoolId,
                request.requestId(),
                id,
                List.of(run),
                Optional.empty(),
                List.of());
    }
}
