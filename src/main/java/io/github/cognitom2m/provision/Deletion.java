package io.github.cognitom2m.provision;

import io.github.cognitom2m.aws.Refusal;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.cloudformation.PhysicalResourceId;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Mark;
import io.github.cognitom2m.properties.ResourceNames;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Deletes what an id stands for.
 *
 * @param names of what the resource can have made
 */
record Deletion(
        Invocation invocation, Successors successors, Renames renames, Restoration restoration, ResourceNames names) {
    private static final String TOMBSTONE = "Marks a CloudFormation resource as deleted before it was created";

    Outcome run(PhysicalResourceId id) {
        return switch (id) {
            case PhysicalResourceId.Generation generation ->
                new GenerationDeletion(invocation, successors, renames, restoration, names).run(generation);
            // The Create that answered with this id, and no other.
            case PhysicalResourceId.NeverClaimed create ->
                run(
                        (ledger, renamedBy) -> renamedBy.equals(create.requestId()),
                        ledger -> ledger.requestId().equals(create.requestId()));
            // A Create that CloudFormation has no answer from: an answered one would be known by its ARN, and a
            // later request would prove that it is.
            case PhysicalResourceId.Foreign foreign -> run(this::isLast, ledger -> isLast(ledger, ledger.requestId()));
        };
    }

    private Outcome run(BiPredicate<Ledger, String> isMeantRename, Predicate<Ledger> isMeantClaim) {
        Supplier<Outcome> rest = takeBack(isMeantRename);
        claim(isMeantClaim);
        return rest.get();
    }

    private boolean isLast(Ledger ledger, String requestId) {
        return invocation.others(ledger).last().map(Mark::requestId).equals(Optional.of(requestId));
    }

    private Supplier<Outcome> takeBack(BiPredicate<Ledger, String> isMeant) {
        return names.renamedFrom()
                .flatMap(from -> names.userPoolId().flatMap(pool -> renames.generation(from, pool, names.secret())))
                .map(secret -> renames.takeBack(secret.arn(), isMeant, restoration))
                .orElse(invocation::deleted);
    }

    /** Releases the claim under the name of the properties, or leaves a mark there for a late Create to find. */
    private void claim(Predicate<Ledger> isMeant) {
        names.secret()
                .ifPresent(name -> invocation.await(
                        "the secret name " + name + " to become free",
                        () -> tryClaim(name, isMeant),
                        isDone -> isDone));
    }

    private boolean tryClaim(String name, Predicate<Ledger> isMeant) {
        AwsServices aws = invocation.patient();
        Optional<FoundSecret> held = aws.secrets().find(name);
        if (held.isEmpty()) {
            return leaveTombstone(name);
        }
        FoundSecret secret = held.get();
        Optional<Ledger> found = invocation
                .readable(secret)
                .filter(ledger -> ledger.isOfSameName(
                        invocation.request().stack(), invocation.request().logicalId()));
        if (found.isEmpty()) {
            // Foreign: a Create of that name is refused.
            return true;
        }
        Ledger ledger = found.get();
        if (invocation.hasClaimed(ledger)) {
            // The tombstone of this invocation; the reply to its creation was lost.
            aws.secrets().scheduleDeletion(secret.arn());
            return true;
        }
        if (invocation.others(ledger).haveOvertaken()) {
            return true;
        }
        if (secret.scheduledForDeletion()) {
            if (!invocation.others(ledger).haveReleased()) {
                new Release(invocation, secret, ledger).parts();
            }
            // It is older than the Create that is being deleted, which could claim the name.
            aws.secrets().forceDeletion(secret.arn());
            return false;
        }
        if (invocation.holder(ledger).isPresent()) {
            return false;
        }
        // A late Create must not mistake what stays for older than this Delete.
        Lease lease = invocation.leaseForDeletion();
        boolean written = aws.secrets().tagIfPossible(secret.arn(), Ledger.tag(lease));
        if (isOurs(ledger) && (isMeant.test(ledger) || isTombstone(secret, ledger))) {
            new Release(invocation, secret, ledger)
                    .toTombstone(lease, () -> invocation.seeing(secret.arn(), lease, written), this::isOurs);
        } else {
            aws.secrets().tagIfPossible(secret.arn(), Ledger.tag(lease.ended(invocation.now())));
        }
        return true;
    }

    private boolean leaveTombstone(String name) {
        Ledger ledger = invocation.claim(names.userPoolId().orElse("unknown"), invocation.leaseForDeletion());
        Optional<String> arn;
        try {
            arn = invocation.patient().secrets().claim(name, TOMBSTONE, Optional.empty(), ledger.toTags());
        } catch (SdkException e) {
            if (!Refusal.says(e, "LimitExceededException") && !Refusal.says(e, "AccessDeniedException")) {
                throw e;
            }
            // If there is no room or permission for a mark, there is none for what a late Create would create either.
            return true;
        }
        arn.ifPresent(invocation.patient().secrets()::scheduleDeletion);
        return arn.isPresent();
    }

    /** An earlier Delete left this and was interrupted before it scheduled its deletion. */
    private boolean isTombstone(FoundSecret secret, Ledger ledger) {
        return !secret.hasCurrent()
                && ledger.parts().isEmpty()
                && invocation.others(ledger).haveReleased();
    }

    private boolean isOurs(Ledger ledger) {
        CustomResourceRequest request = invocation.request();
        return ledger.isOf(request.stack(), request.logicalId());
    }
}
