package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.converge.Observation;
import io.github.cognitom2m.converge.ParallelCalls;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Successor;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.CredentialSecrets;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.OwnTags;
import io.github.cognitom2m.secret.StoredValue;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Changes a generation in place, or replaces it if the user pool is another.
 *
 * @param before the properties that CloudFormation says were there; empty if they cannot be read
 */
record Update(
        Invocation invocation,
        Completion completion,
        Successors successors,
        ResourceProperties wanted,
        Optional<ResourceProperties> before) {
    // What the ledger lists and is not visible is looked for again, because it may appear late.
    private static final Pace LATE =
            Pace.growing(Duration.ofSeconds(1), Duration.ofSeconds(4)).atMost(4);

    Outcome run(String arn) {
        while (true) {
            Lease lease = invocation.lease();
            AwsServices aws = invocation.working(lease);
            CredentialSecrets secrets = aws.secrets();
            // The secret is changed only once its owner is known.
            aws.deadline().untilFound(() -> secrets.find(arn)).ifPresent(this::refuseForeign);
            // It announces itself first and then looks for others, so that of two, at least one sees the other.
            ParallelCalls begin = aws.parallelCalls();
            Supplier<Boolean> written = begin.start(() -> invocation
                    .leases()
                    .take(
                            arn,
                            lease,
                            secrets,
                            ledger -> invocation.others(ledger).obsolete(invocation.now())));
            Supplier<Optional<StoredValue>> current =
                    begin.start(() -> aws.values().current(arn));
            begin.join();
            ParallelCalls calls = aws.parallelCalls();
            Supplier<Optional<FoundSecret>> found = calls.start(() -> secrets.find(arn));
            Supplier<Observed> look = Observation.at(wanted, current.get().flatMap(StoredValue::credential))
                    .start(aws, calls);
            calls.join();
            Predicate<FoundSecret> isCurrent = s -> !written.get() || shows(s, lease);
            Optional<FoundSecret> secret = found.get()
                    .filter(isCurrent)
                    .or(() -> aws.deadline().untilFound(() -> secrets.find(arn).filter(isCurrent)));
            if (secret.isEmpty()) {
                // Deleted by hand, and with it the only copy of the client's secret: a new generation replaces it.
                return new Creation(invocation, completion, wanted, () -> lease).run();
            }
            Ledger ledger = refuseForeign(secret.get());
            boolean isLed = invocation.others(ledger).lead(lease);
            if (secret.get().scheduledForDeletion() || !written.get()) {
                invocation.leases().abandon(arn);
            } else if (isLed || invocation.isLate()) {
                invocation.leases().leave(arn, lease);
            }
            if (isLed) {
                return new Outcome.LeftToOther();
            }
            invocation.refuseLate();
            refuse(secret.get(), ledger);
            Optional<Lease> holder = invocation.holder(ledger);
            if (holder.isEmpty()) {
                invocation.leases().supersede(arn, invocation.others(ledger).ended(invocation.now()));
                Generation generation = new Generation(secret.get(), ledger, current.get());
                return ledger.userPoolId().equals(wanted.userPoolId())
                        ? inPlace(aws, generation, look.get())
                        : replace(aws, generation, lease);
            }
            invocation.await(holder.get());
        }
    }

    /** Whether the reading is newer than the lease, which cannot be put on a deleted secret. */
    private static boolean shows(FoundSecret secret, Lease lease) {
        return secret.scheduledForDeletion()
                || secret.tags().keySet().containsAll(Ledger.tag(lease).keySet());
    }

    /** Refuses a generation that this request must not change. */
    private void refuse(FoundSecret secret, Ledger ledger) {
        if (secret.scheduledForDeletion()) {
            throw new Failure("the secret " + secret.name() + " is scheduled for deletion; restore it (aws"
                    + " secretsmanager restore-secret) and try again");
        }
        if (invocation.others(ledger).haveOvertaken()) {
            throw new Failure(
                    "this Update was overtaken by a later request for the same resource; nothing was changed, and the"
                            + " later one counts");
        }
    }

    private Ledger refuseForeign(FoundSecret secret) {
        CustomResourceRequest request = invocation.request();
        return Ledger.of(secret)
                .filter(found -> found.isOf(request.stack(), request.logicalId()))
                .orElseThrow(() -> new Failure("the tags of secret " + secret.name()
                        + " do not say that it belongs to this resource; put the tags " + OwnTags.PREFIX
                        + "* back, or remove the resource in one update, delete the secret and whatever else of it is left,"
                        + " and add it in the next one"));
    }

    private Outcome inPlace(AwsServices aws, Generation generation, Observed first) {
        refuseNewName(generation);
        Ledger ledger = generation.ledger();
        Observed observed = aws.deadline()
                .poll(
                        LATE,
                        seeMore(aws, ledger, first),
                        seen -> seeMore(aws, ledger, seen),
                        seen -> Observation.beyond(wanted, ledger, seen).isAtNothing());
        // A replacement failed, and this generation goes on. Of one that had succeeded CloudFormation deletes the new
        // generation itself, which it calls the resource by.
        boolean isCurrent = invocation.request().physicalId().equals(Optional.of(generation.arn()));
        Ledger settled = isCurrent ? successors.release(generation.arn(), ledger) : ledger;
        Contests contests = new Contests(invocation, wanted.userPoolId(), generation.arn());
        Generation own = contests.undisputed(generation.with(settled), wanted);
        Observed proven =
                ClientProof.of(aws, own, completion.endpoints(), wanted).proven(settled, observed, invocation::warn);
        Plan plan = contests.undisputed(new AdoptionRules(invocation, wanted.userPoolId())
                .respecting(own.ledger(), () -> Plan.between(own, proven, wanted, before)));
        return completion.complete(aws, own, plan, proven, wanted, false);
    }

    private Observed seeMore(AwsServices aws, Ledger ledger, Observed seen) {
        ParallelCalls calls = aws.parallelCalls();
        Supplier<Observed> more = Observation.beyond(wanted, ledger, seen).start(aws, calls);
        calls.join();
        return seen.and(more.get());
    }

    private void refuseNewName(Generation generation) {
        // If a declared name was refused, going back to none must not be.
        boolean differs = wanted.secret().explicitName()
                ? !wanted.secret().name().equals(generation.secret().name())
                : before.filter(b -> b.secret().explicitName()
                                && b.secret().name().equals(generation.secret().name()))
                        .isPresent();
        if (differs) {
            throw new Failure("Secret.Name: the name of a secret cannot change (it is "
                    + generation.secret().name()
                    + "); put it back, or remove the resource in one update and add it with the other name in the next"
                    + " one");
        }
    }

    private Outcome replace(AwsServices aws, Generation old, Lease lease) {
        Optional<FoundSecret> held = aws.secrets().find(wanted.secret().name());
        if (held.filter(this::isEarlierGeneration).isPresent()) {
            // The rollback of a replacement: the generation before it is still there, and is changed in place.
            return new Update(invocation, completion, successors, wanted, Optional.empty())
                    .run(held.get().arn());
        }
        if (wanted.secret().name().equals(old.secret().name())) {
            throw new Failure("UserPoolId: another user pool needs a new secret, which cannot have the name"
                    + " that Secret.Name gives to the old one; choose another Secret.Name, or leave it out");
        }
        Ledger released = successors.release(old.arn(), old.ledger());
        Successor successor = new Successor(invocation.request().requestId(), wanted.userPoolId());
        // With the lease, if it could not be written before, because the Delete of the old generation reads from it
        // which Update was the last.
        Ledger replaced = released.withSuccessor(Optional.of(successor)).withLease(lease);
        invocation
                .leases()
                .take(old.arn(), lease, () -> aws.secrets().retag(old.arn(), released.toTags(), replaced.toTags()));
        return new Creation(invocation, completion, wanted, () -> lease).run();
    }

    private boolean isEarlierGeneration(FoundSecret secret) {
        CustomResourceRequest request = invocation.request();
        return secret.hasCurrent()
                && !secret.scheduledForDeletion()
                && Ledger.of(secret)
                        .filter(ledger -> ledger.isOf(request.stack(), request.logicalId()))
                        .filter(ledger -> ledger.userPoolId().equals(wanted.userPoolId()))
                        .isPresent();
    }
}
