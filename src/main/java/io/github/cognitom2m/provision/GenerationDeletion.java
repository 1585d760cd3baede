package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.cloudformation.PhysicalResourceId;
import io.github.cognitom2m.cloudformation.StackId;
import io.github.cognitom2m.cognito.AppClients;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.properties.ResourceNames;
import io.github.cognitom2m.secret.CredentialSecrets;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.OwnTags;
import java.util.List;
import java.util.Optional;

/**
 * Deletes the generation that an ARN stands for, or one of its two names while it is being renamed.
 *
 * @param names of what the resource can have made
 */
record GenerationDeletion(
        Invocation invocation, Successors successors, Renames renames, Restoration restoration, ResourceNames names) {

    Outcome run(PhysicalResourceId.Generation id) {
        AwsServices aws = invocation.patient();
        Optional<FoundSecret> secret =
                aws.deadline().untilFound(() -> aws.secrets().find(id.secretArn()));
        Optional<Ledger> ledger =
                secret.flatMap(found -> invocation.readable(found).filter(read -> isOfItsPool(found, read)));
        if (ledger.filter(this::isKnown).isPresent()) {
            return known(secret.get(), ledger.get());
        }
        if (ledger.isPresent() && names.renamedFrom().isPresent()) {
            if (invocation.others(ledger.get()).lead(invocation.leaseForDeletion())) {
                // It has taken the rename back, and may still bring back what was changed with it.
                return new Outcome.LeftToOther();
            }
            // It may have just been renamed, which may not be visible yet.
            Optional<FoundSecret> renamed = aws.deadline()
                    .untilFound(() -> aws.secrets()
                            .find(id.secretArn())
                            .filter(found -> invocation
                                    .readable(found)
                                    .filter(this::isKnown)
                                    .isPresent()));
            if (renamed.isPresent()) {
                return known(renamed.get(), Ledger.of(renamed.get()).orElseThrow());
            }
            warn(secret.get());
        } else {
            secret.ifPresent(this::warn);
            if (ledger.isEmpty()
                    && secret.filter(found -> !found.arn().equals(id.secretArn()))
                            .isEmpty()) {
                deleteClients(id);
            }
        }
        return invocation.deleted();
    }

    private void warn(FoundSecret secret) {
        invocation.warn("the secret " + secret.name() + " was left in place: it has no tags " + OwnTags.PREFIX
                + "* that say that it belongs to this resource; delete it by hand if nothing needs it");
    }

    private Outcome known(FoundSecret secret, Ledger ledger) {
        if (wasOurs(ledger)) {
            renames.settle(secret.arn(), ledger);
            return invocation.deleted();
        }
        if (ledger.previous().isPresent()) {
            return renames.takeBack(secret.arn(), (found, renamedBy) -> true, restoration)
                    .get();
        }
        // The secret is changed only now that its owner is known.
        Lease lease = invocation.leaseForDeletion();
        boolean written = secrets().tagIfPossible(secret.arn(), Ledger.tag(lease));
        return release(secret, ledger, lease, written);
    }

    private Outcome release(FoundSecret secret, Ledger ledger, Lease lease, boolean written) {
        if (invocation.others(ledger).haveOvertaken()) {
            throw new Failure(
                    "this Delete was overtaken by a later request for the same resource; nothing was deleted, and the"
                            + " later one counts");
        }
        successors.releaseFailed(ledger);
        if (secret.scheduledForDeletion()) {
            if (!invocation.others(ledger).haveReleased()) {
                // Scheduled by hand: it can no longer be changed.
                new Release(invocation, secret, ledger).parts();
            }
            return invocation.deleted();
        }
        // What was read before the lease was written may be older than a rename.
        Optional<Ledger> renamed = new Release(invocation, secret, ledger)
                .toTombstone(lease, () -> invocation.seeing(secret.arn(), lease, written), this::isOurs);
        if (renamed.isPresent()) {
            secrets().untag(secret.arn(), Ledger.keys(List.of(lease)));
        }
        return renamed.filter(this::isKnown).map(found -> known(secret, found)).orElseGet(invocation::deleted);
    }

    /** Deletes the clients that only their names still identify, by the whole name, and only if the id is of this stack. */
    private void deleteClients(PhysicalResourceId.Generation id) {
        StackId stack = invocation.request().stack();
        if (id.region().equals(stack.region()) && id.account().equals(stack.account())) {
            names.userPoolOf(id.name()).ifPresent(pool -> {
                AppClients clients = invocation.patient().appClients(pool);
                clients.idsByName(name -> names.clients(id.name()).stream()
                                .anyMatch(client -> name.equals(client + "-" + id.suffix())))
                        .forEach(clients::delete);
            });
        }
    }

    /** The name of a secret says in which pool its parts are, unless a template gave it another name. */
    private boolean isOfItsPool(FoundSecret secret, Ledger ledger) {
        return names.userPoolOf(secret.name())
                .filter(pool -> !pool.equals(ledger.userPoolId()))
                .isEmpty();
    }

    private boolean isKnown(Ledger ledger) {
        return isOurs(ledger) || wasOurs(ledger);
    }

    private boolean isOurs(Ledger ledger) {
        CustomResourceRequest request = invocation.request();
        return ledger.isOf(request.stack(), request.logicalId());
    }

    private boolean wasOurs(Ledger ledger) {
        CustomResourceRequest request = invocation.request();
        return ledger.wasOf(request.stack(), request.logicalId());
    }

    private CredentialSecrets secrets() {
        return invocation.patient().secrets();
    }
}
