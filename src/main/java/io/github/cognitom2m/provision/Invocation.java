package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.ledger.Claims;
import io.github.cognitom2m.ledger.Delivery;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Mark;
import io.github.cognitom2m.ledger.OtherLeases;
import io.github.cognitom2m.plan.Adoption;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.time.Deadline;
import io.github.cognitom2m.time.OutOfTime;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One running delivery of a request: its identity, and how long it may wait and work.
 *
 * @param patient AWS for observing, waiting and deleting: within all the remaining time
 * @param longest how long a lease lasts at most
 * @param work how long changes may take
 * @param secretNamePrefix the prefix of the names of all secrets that can hold a ledger
 */
record Invocation(
        CustomResourceRequest request,
        Delivery delivery,
        Arrival arrival,
        AwsServices patient,
        Duration longest,
        Duration work,
        Leases leases,
        String secretNamePrefix,
        Adoption adoption,
        Consumer<String> warnings) {
    // A part of the function's time; the rest is for waiting until an earlier request has ended.
    private static final double WORK = 0.45;
    // A call that was cut off at the deadline may still take effect a little later.
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Pace EVERY_SECOND = Pace.every(Duration.ofSeconds(1));

    /** Takes up a request; the function may run for the given time in total. */
    static Invocation of(
            CustomResourceRequest request,
            String id,
            AwsServices patient,
            Duration functionTime,
            String secretNamePrefix,
            Adoption adoption,
            Consumer<String> warnings) {
        Deadline deadline = patient.deadline();
        Instant now = deadline.clock().instant();
        Instant issued = request.responseUrl().issued().orElse(now);
        return new Invocation(
                request,
                new Delivery(id, new Mark(issued, request.type().toString(), request.requestId())),
                new Arrival(Duration.between(issued, now), functionTime, request.serviceTimeout()),
                patient,
                deadline.left().plus(GRACE),
                Duration.ofMillis((long) (deadline.left().toMillis() * WORK)),
                new Leases(patient.secrets(), deadline.clock()),
                secretNamePrefix,
                adoption,
                warnings);
    }

    /** This invocation while it acts for a resource that has another logical id: what that one has is its own. */
    Invocation as(String logicalId) {
        return new Invocation(
                request.as(logicalId),
                delivery,
                arrival,
                patient,
                longest,
                work,
                leases,
                secretNamePrefix,
                adoption,
                warnings);
    }

    /** How a Delete ends. */
    Outcome deleted() {
        return new Outcome.Done(request.physicalId().orElseThrow(), Map.of());
    }

    void warn(String warning) {
        warnings.accept(warning);
    }

    /** The ledgers of other resources in a user pool. */
    OtherLedgers otherLedgers(String userPoolId) {
        Claims claims = new Claims(patient.secrets(), secretNamePrefix, userPoolId);
        return new OtherLedgers(claims, request.stack(), request.logicalId());
    }

    boolean isLate() {
        return arrival.isLate();
    }

    /** Refuses a late delivery, unless another delivery of the request leads, which came in time. */
    void refuseLate() {
        arrival.refuseLate();
    }

    Instant now() {
        return deadline().clock().instant();
    }

    /** The lease of a Delete, which may use all the remaining time. */
    Lease leaseForDeletion() {
        return delivery.lease(deadline().end().plus(GRACE));
    }

    /** The lease of changes that begin now. */
    Lease lease() {
        Instant end = now().plus(work);
        return delivery.lease((end.isBefore(deadline().end()) ? end : deadline().end()).plus(GRACE));
    }

    /** AWS for the changes under a lease: until the lease ends. */
    AwsServices working(Lease lease) {
        Deadline end = new Deadline(
                lease.until().minus(GRACE), deadline().clock(), deadline().pause());
        return new AwsServices(patient.clients(), end, patient.executor());
    }

    /** The leases of others in a ledger. */
    OtherLeases others(Ledger ledger) {
        return new OtherLeases(delivery, ledger, now(), longest);
    }

    /**
     * The ledger of a secret, for what must not fail. One that cannot be read shows nothing, as if there were none, and is
     * logged as a warning: a forged tag must not make a stack undeletable.
     */
    Optional<Ledger> readable(FoundSecret secret) {
        try {
            return Ledger.of(secret);
        } catch (Failure unreadable) {
            warn(String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }

    /** A secret once it shows a lease that was written, because an earlier look may be older. */
    Optional<FoundSecret> seeing(String arn, Lease lease, boolean written) {
        return deadline()
                .untilFound(() -> patient.secrets().find(arn).filter(secret -> !written || lease.isShownBy(secret)));
    }

    /** The earlier request that is still running, for which this one has to wait. */
    Optional<Lease> holder(Ledger ledger) {
        return others(ledger).holder(now());
    }

    /** Pauses before the next look at what the holder has to finish. */
    void await(Lease holder) {
        if (deadline().expired()) {
            throw new OutOfTime("waiting for request " + holder.mark().requestId() + ", which is still running");
        }
        deadline().pause(EVERY_SECOND.first());
    }

    /** Attempts something until another request has made room for it. */
    <T> T await(String what, Supplier<T> attempt, Predicate<? super T> isDone) {
        return deadline().await(what, EVERY_SECOND, attempt, isDone);
    }

    /** Whether this very invocation made the claim, and only the reply was lost. */
    boolean hasClaimed(Ledger ledger) {
        return ledger.claimId().equals(delivery.id());
    }

    /** The ledger of a generation that this invocation is about to claim. */
    Ledger claim(String userPoolId, Lease lease) {
        return new Ledger(
                request.stack(),
                request.logicalId(),
                Optional.empty(),
                userPoolId,
                request.requestId(),
                delivery.id(),
                List.of(lease),
                Optional.empty(),
                List.of());
    }

    private Deadline deadline() {
        return patient.deadline();
    }
}
