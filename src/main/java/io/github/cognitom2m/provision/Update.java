package io.github.cognitom2m.provision;

import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.CurrentValue;
import io.github.cognitom2m.secret.FoundSecret;
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

    Outcome run(String arn) {
        while (true) {
            Rooms rooms = invocation.patient();
            Fork fork = rooms.fork();
            Supplier<Optional<FoundSecret>> found =
                    fork.start(() -> rooms.secrets().find(arn));
            Supplier<Optional<CurrentValue>> current =
                    fork.start(() -> rooms.secrets().current(arn));
            Supplier<Observed> look = Look.at(wanted).start(rooms, fork);
            fork.join();
            Optional<FoundSecret> secret = found.get()
                    .or(() -> Creations.found(
                            rooms.deadline(), () -> rooms.secrets().find(arn)));
            if (secret.isEmpty()) {
                // Deleted by hand, and with it the only copy of the client's secret: a new generation takes its place.
                return new Creation(invocation, completion, wanted).run();
            }
            Ledger ledger = check(secret.get());
            if (invocation.isLedByAnother(ledger)) {
                return new Outcome.LeftToOther();
            }
            if (!invocation.isHeldByAnother(ledger)) {
                Generation generation = new Generation(secret.get(), ledger, current.get());
                return ledger.userPoolId().equals(wanted.userPoolId())
                        ? inPlace(generation, look.get())
                        : replace(generation);
            }
            invocation.await("request " + ledger.lease().map(Lease::requestId).orElse("") + ", which is still at work");
        }
    }

    /** The ledger of a generation that this request may change. */
    private Ledger check(FoundSecret secret) {
        CustomResourceRequest request = invocation.request();
        Ledger ledger = Ledger.of(secret)
                .filter(found -> found.isOf(request.stack(), request.logicalId()))
                .orElseThrow(() -> new ProvisioningFailure("the tags of secret " + secret.name()
                        + " do not say that it belongs to this resource; put the tags " + Ledger.PREFIX
                        + "* back, or give the resource a new logical id"));
        if (secret.scheduledForDeletion()) {
            throw new ProvisioningFailure("the secret " + secret.name() + " is scheduled for deletion; bring it back"
                    + " (aws secretsmanager restore-secret) and update again, or give the resource a new logical id");
        }
        if (ledger.seen().filter(seen -> seen.isNewerThan(invocation.mark())).isPresent()) {
            throw new ProvisioningFailure(
                    "this Update was overtaken by a later request for the same resource; nothing was changed");
        }
        return ledger;
    }

    private Outcome inPlace(Generation generation, Observed first) {
        refuseNewName(generation);
        Rooms working = invocation.working();
        Lease lease = invocation.lease(working);
        Ledger ledger = generation.ledger();
        Look beyond = Look.beyond(wanted, ledger);
        boolean mayChange =
                !beyond.isAtClientOnly() || before.filter(wanted::isSameStateAs).isEmpty();
        Ledger marked =
                ledger.withSeen(invocation.mark()).withLease(Optional.of(lease).filter(l -> mayChange));
        Fork fork = working.fork();
        if (mayChange) {
            invocation.leased(generation.arn());
        }
        fork.run(() -> Ledgers.write(working.secrets(), generation.arn(), ledger, marked));
        Supplier<Observed> rest = beyond.start(working, fork);
        fork.join();
        // A replacement failed, and this generation goes on. Of one that had succeeded CloudFormation deletes the new
        // generation itself, which it calls the resource by.
        Ledger settled = isCalledBy(generation.arn()) ? successors.release(generation.arn(), marked) : marked;
        return completion.complete(
                working, generation.with(settled), first.and(rest.get()), wanted, before, lease, false);
    }

    private void refuseNewName(Generation generation) {
        // Where a name was declared that was refused, going back to none must not be.
        boolean differs = wanted.secret().explicitName()
                ? !wanted.secret().name().equals(generation.secret().name())
                : before.filter(b -> b.secret().explicitName()
                                && b.secret().name().equals(generation.secret().name()))
                        .isPresent();
        if (differs) {
            throw new ProvisioningFailure("Secret.Name: the name of a secret cannot change (it is "
                    + generation.secret().name() + "); put it back, or give the resource a new logical id");
        }
    }

    private Outcome replace(Generation old) {
        Rooms rooms = invocation.patient();
        Optional<FoundSecret> held = rooms.secrets().find(wanted.secret().name());
        if (held.filter(this::isEarlierGeneration).isPresent()) {
            // The rollback of a replacement: the generation before it is still there, and is changed in place.
            return new Update(invocation, completion, successors, wanted, Optional.empty())
                    .run(held.get().arn());
        }
        if (wanted.secret().explicitName()) {
            throw new ProvisioningFailure(
                    "UserPoolId: another user pool makes a new secret, which cannot have the name"
                            + " that Secret.Name gives to the old one; leave Secret.Name out, or give the resource a new logical id");
        }
        Ledger released = successors.release(old.arn(), old.ledger());
        Rooms working = invocation.working();
        Lease lease = invocation.lease(working);
        Ledger marked = released.withSeen(invocation.mark())
                .withLease(Optional.of(lease))
                .withSuccessor(Optional.of(new Successor(invocation.request().requestId(), wanted.userPoolId())));
        invocation.leased(old.arn());
        Ledgers.write(rooms.secrets(), old.arn(), released, marked);
        return new Creation(invocation, completion, wanted).run();
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
