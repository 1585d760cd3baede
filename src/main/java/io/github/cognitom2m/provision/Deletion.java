package io.github.cognitom2m.provision;

import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.cloudformation.PhysicalResourceId;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Deletes what an id stands for.
 *
 * @param secretName the name that the properties give the secret; empty where they give none that could have been made
 * @param userPoolId the user pool of the properties
 */
record Deletion(
        Invocation invocation, Successors successors, Optional<String> secretName, Optional<String> userPoolId) {
    private static final String TOMBSTONE = "Marks a resource of CloudFormation's as deleted before it was made";

    void run(PhysicalResourceId id) {
        switch (id) {
            case PhysicalResourceId.Generation generation -> generation(generation);
            case PhysicalResourceId.NeverClaimed create ->
                // The Create that answered with this id, and no other.
                claim(ledger -> ledger.requestId().equals(create.requestId()));
            case PhysicalResourceId.Foreign foreign ->
                // A Create that CloudFormation has no answer of: an answered one would be known by its ARN, and an
                // Update would prove that it is.
                claim(ledger -> ledger.seen()
                        .filter(seen -> seen.requestId().equals(ledger.requestId()))
                        .isPresent());
        }
    }

    private void generation(PhysicalResourceId.Generation id) {
        Rooms rooms = invocation.patient();
        while (true) {
            Optional<FoundSecret> found =
                    Creations.found(rooms.deadline(), () -> rooms.secrets().find(id.secretArn()));
            if (found.isEmpty()) {
                // Deleted by hand: the client is still known by its name.
                userPoolId.ifPresent(pool -> Release.clientsOf(rooms, pool, id.suffix()));
                return;
            }
            FoundSecret secret = found.get();
            Optional<Ledger> ledger = Ledger.of(secret);
            if (ledger.isEmpty()) {
                withoutLedger(secret);
                return;
            }
            if (!isOurs(ledger.get())) {
                return;
            }
            if (!invocation.isHeldByAnother(ledger.get())) {
                release(secret, ledger.get());
                return;
            }
            invocation.await(
                    "request " + ledger.get().lease().map(Lease::requestId).orElse("") + ", which is still at work");
        }
    }

    private void release(FoundSecret secret, Ledger ledger) {
        if (ledger.seen().filter(seen -> seen.isNewerThan(invocation.mark())).isPresent()) {
            throw new ProvisioningFailure(
                    "this Delete was overtaken by a later request for the same resource; nothing was deleted");
        }
        successors.releaseFailed(ledger);
        if (!secret.scheduledForDeletion()) {
            new Release(invocation.patient(), secret, ledger).toTombstone(invocation.mark());
        } else if (!wasReleased(ledger)) {
            // Scheduled by hand: nothing can be written on it any more.
            new Release(invocation.patient(), secret, ledger).parts();
        }
    }

    /** Our tags were removed by hand: the client is known by its name, the rest cannot be told from what is foreign. */
    private void withoutLedger(FoundSecret secret) {
        if (secretName.equals(Optional.of(secret.name()))) {
            userPoolId.ifPresent(
                    pool -> Release.clientsOf(invocation.patient(), pool, Generation.suffix(secret.arn())));
            invocation.patient().secrets().removeReplicas(secret.arn(), secret.replicas());
            invocation.patient().secrets().scheduleDeletion(secret.arn());
        }
    }

    /** Releases the claim under the name of the properties, or leaves a mark there that a late Create meets. */
    private void claim(Predicate<Ledger> isMeant) {
        boolean done = secretName.isEmpty();
        while (!done) {
            done = tryClaim(secretName.get(), isMeant);
            if (!done) {
                invocation.await("the secret name " + secretName.get() + " to become free");
            }
        }
    }

    private boolean tryClaim(String name, Predicate<Ledger> isMeant) {
        Rooms rooms = invocation.patient();
        Optional<FoundSecret> held = rooms.secrets().find(name);
        if (held.isEmpty()) {
            return leaveTombstone(name);
        }
        FoundSecret secret = held.get();
        Optional<Ledger> found = Ledger.of(secret)
                .filter(ledger -> ledger.isOfSameName(
                        invocation.request().stack(), invocation.request().logicalId()));
        if (found.isEmpty()) {
            // Foreign: a Create is refused there.
            return true;
        }
        Ledger ledger = found.get();
        if (ledger.claimId().equals(invocation.claimId())) {
            // The tombstone of this invocation, whose creation lost its reply.
            rooms.secrets().scheduleDeletion(secret.arn());
            return true;
        }
        if (invocation.isLedByAnother(ledger) && secret.scheduledForDeletion()) {
            return true;
        }
        if (ledger.seen().filter(seen -> seen.isNewerThan(invocation.mark())).isPresent()) {
            return true;
        }
        if (secret.scheduledForDeletion()) {
            if (!wasReleased(ledger)) {
                new Release(rooms, secret, ledger).parts();
            }
            // It is older than the Create that is being deleted, which would take it for free.
            rooms.secrets().forceDeletion(secret.arn());
            return false;
        }
        if (invocation.isHeldByAnother(ledger)) {
            return false;
        }
        if (isOurs(ledger) && (isMeant.test(ledger) || isTombstone(secret, ledger))) {
            new Release(rooms, secret, ledger).toTombstone(invocation.mark());
        } else {
            // Stays; but a late Create must not take it for older than this Delete.
            rooms.secrets()
                    .tag(secret.arn(), Map.of(Ledger.SEEN, invocation.mark().text()));
        }
        return true;
    }

    private boolean leaveTombstone(String name) {
        Ledger ledger = invocation.claim(userPoolId.orElse("unknown"), Optional.empty());
        Optional<String> arn = new Names(invocation).claim(name, TOMBSTONE, Optional.empty(), ledger, Map.of());
        arn.ifPresent(invocation.patient().secrets()::scheduleDeletion);
        return arn.isPresent();
    }

    /** An earlier Delete left this, and did not come to schedule its deletion. */
    private static boolean isTombstone(FoundSecret secret, Ledger ledger) {
        return !secret.hasCurrent() && ledger.parts().isEmpty() && wasReleased(ledger);
    }

    /** A Delete of ours schedules a secret for deletion only after it has deleted the parts. */
    private static boolean wasReleased(Ledger ledger) {
        return ledger.seen().filter(seen -> seen.type().equals("Delete")).isPresent();
    }

    private boolean isOurs(Ledger ledger) {
        CustomResourceRequest request = invocation.request();
        return ledger.isOf(request.stack(), request.logicalId());
    }
}
