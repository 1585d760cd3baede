package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Successor;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.CredentialSecrets;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.StoredValue;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes a generation in place, or replaces it where the user pool is another.
 *
 * @param before the properties that CloudFormation says were there; empty where they cannot be read
 */
record Update(
        Invocation invocation,
        Completion completion,
        Successors successors,
        ResourceProperties wanted,
        Optional<ResourceProperties> before) {
    // What the ledger has and does not show is looked for again, because it may show late.
    private static final Pace LATE =
            Pace.growing(Duration.ofSeconds(1), Duration.ofSeconds(4)).atMost(4);

    Outcome run(String arn) {
        while (true) {
            Lease run = invocation.begin();
            AwsServices rooms = invocation.working(run);
            CredentialSecrets secrets = rooms.secrets();
            // First it says that it is there, then it looks who else is: of two, at least one sees the other.
            invocation.runs(arn, run);
            ParallelCalls begin = rooms.fork();
            begin.run(() -> secrets.tagIfThere(arn, Ledger.tag(run)));
            Supplier<Optional<StoredValue>> current =
                    begin.start(() -> rooms.values().current(arn));
            begin.join();
            ParallelCalls fork = rooms.fork();
            Supplier<Optional<FoundSecret>> found = fork.start(() -> secrets.find(arn));
            Supplier<Observed> look = Observation.at(wanted, current.get().flatMap(StoredValue::credential))
                    .start(rooms, fork);
            fork.join();
            Optional<FoundSecret> secret = found.get()
                    .filter(s -> shows(s, run))
                    .or(() ->
                            rooms.deadline().untilFound(() -> secrets.find(arn).filter(s -> shows(s, run))));
            if (secret.isEmpty()) {
                // Deleted by hand, and with it the only copy of the client's secret: a new generation takes its place.
                return new Creation(invocation, completion, wanted, () -> run).run();
            }
            Ledger ledger = check(secret.get(), run);
            if (invocation.isLedByAnother(ledger, run)) {
                invocation.leave(arn, run);
                return new Outcome.LeftToOther();
            }
            Optional<Lease> holder = invocation.holder(ledger);
            if (holder.isEmpty()) {
                invocation.forget(arn, ledger);
                Generation generation = new Generation(secret.get(), ledger, current.get());
                return ledger.userPoolId().equals(wanted.userPoolId())
                        ? inPlace(rooms, generation, look.get())
                        : replace(rooms, generation, run);
            }
            invocation.await(holder.get());
        }
    }

    /** Whether what was read is not older than the run's own mark, which cannot be put on what is deleted. */
    private static boolean shows(FoundSecret secret, Lease run) {
        return secret.scheduledForDeletion()
                || secret.tags().keySet().containsAll(Ledger.tag(run).keySet());
    }

    /** The ledger of a generation that this request may change. */
    private Ledger check(FoundSecret secret, Lease run) {
        CustomResourceRequest request = invocation.request();
        Optional<Ledger> ledger = Ledger.of(secret).filter(found -> found.isOf(request.stack(), request.logicalId()));
        if (ledger.isEmpty()) {
            invocation.leave(secret.arn(), run);
            throw new Failure("the tags of secret " + secret.name()
                    + " do not say that it belongs to this resource; put the tags " + Ledger.PREFIX
                    + "* back, or give the resource a new logical id");
        }
        if (secret.scheduledForDeletion()) {
            invocation.runs(secret.arn(), run.ended(invocation.now()));
            throw new Failure("the secret " + secret.name() + " is scheduled for deletion; bring it back"
                    + " (aws secretsmanager restore-secret) and update again, or give the resource a new logical id");
        }
        if (invocation.isOvertaken(ledger.get())) {
            throw new Failure(
                    "this Update was overtaken by a later request for the same resource; nothing was changed, and the"
                            + " later one counts");
        }
        return ledger.get();
    }

    private Outcome inPlace(AwsServices rooms, Generation generation, Observed first) {
        refuseNewName(generation);
        Ledger ledger = generation.ledger();
        Observed observed = rooms.deadline()
                .poll(
                        LATE,
                        seeMore(rooms, ledger, first),
                        seen -> seeMore(rooms, ledger, seen),
                        seen -> Observation.beyond(wanted, ledger, seen).isAtNothing());
        // A replacement failed, and this generation goes on. Of one that had succeeded CloudFormation deletes the new
        // generation itself, which it calls the resource by.
        Ledger settled = isCalledBy(generation.arn()) ? successors.release(generation.arn(), ledger) : ledger;
        Generation own = generation.with(settled);
        Plan plan = Plan.between(own, observed, wanted, before);
        return completion.complete(rooms, own, plan, observed, wanted, false);
    }

    private Observed seeMore(AwsServices rooms, Ledger ledger, Observed seen) {
        ParallelCalls fork = rooms.fork();
        Supplier<Observed> more = Observation.beyond(wanted, ledger, seen).start(rooms, fork);
        fork.join();
        return seen.and(more.get());
    }

    private void refuseNewName(Generation generation) {
        // Where a name was declared that was refused, going back to none must not be.
        boolean differs = wanted.secret().explicitName()
                ? !wanted.secret().name().equals(generation.secret().name())
                : before.filter(b -> b.secret().explicitName()
                                && b.secret().name().equals(generation.secret().name()))
                        .isPresent();
        if (differs) {
            throw new Failure("Secret.Name: the name of a secret cannot change (it is "
                    + generation.secret().name() + "); put it back, or give the resource a new logical id");
        }
    }

    private Outcome replace(AwsServices rooms, Generation old, Lease run) {
        Optional<FoundSecret> held = rooms.secrets().find(wanted.secret().name());
        if (held.filter(this::isEarlierGeneration).isPresent()) {
            // The rollback of a replacement: the generation before it is still there, and is changed in place.
            return new Update(invocation, completion, successors, wanted, Optional.empty())
                    .run(held.get().arn());
        }
        if (wanted.secret().explicitName()) {
            throw new Failure(
                    "UserPoolId: another user pool makes a new secret, which cannot have the name"
                            + " that Secret.Name gives to the old one; leave Secret.Name out, or give the resource a new logical id");
        }
        Ledger released = successors.release(old.arn(), old.ledger());
        Successor successor = new Successor(invocation.request().requestId(), wanted.userPoolId());
        Ledgers.write(rooms.secrets(), old.arn(), released, released.withSuccessor(Optional.of(successor)));
        return new Creation(invocation, completion, wanted, () -> run).run();
    }

    private boolean isCalledBy(String arn) {
        return invocation.request().physicalId().equals(Optional.of(arn));
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
