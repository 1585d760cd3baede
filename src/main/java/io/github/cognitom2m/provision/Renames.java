package io.github.cognitom2m.provision;

import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Previous;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.properties.SecretProperties;
import io.github.cognitom2m.secret.CredentialSecrets;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.OwnTags;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Gives a generation to another logical id of its stack, and back where the update that did so fails: then CloudFormation
 * only deletes the new logical id. Where it succeeds, it only deletes the old one.
 */
record Renames(Invocation invocation, ResourceProperties.Context context) {

    /**
     * The generation that a logical id of the stack has in a user pool, or had until this resource was renamed from it.
     *
     * @param declaredName of the secret, where one is known
     */
    Optional<FoundSecret> generation(String logicalId, String userPoolId, Optional<String> declaredName) {
        return all(logicalId, userPoolId, declaredName)
                .filter(secret -> !secret.scheduledForDeletion())
                .filter(secret -> invocation
                        .readable(secret)
                        .filter(ledger -> isOf(ledger, logicalId) || isFrom(ledger, logicalId))
                        .isPresent())
                .findFirst();
    }

    /**
     * Every secret that a logical id or this resource has or had in a user pool, one after the other: those that are named
     * for it come first. A secret keeps its name when its resource is renamed, so the stack's others follow. Stack and pool
     * never change, so that a listing that is minutes old shows them; whose they are now is not asked of the listing.
     */
    Stream<FoundSecret> all(String logicalId, String userPoolId, Optional<String> declaredName) {
        String derived = SecretProperties.derivedName(context.of(logicalId), userPoolId);
        Stream<Supplier<List<FoundSecret>>> looks = Stream.of(
                () -> declaredName.flatMap(secrets()::find).stream().toList(),
                () -> secrets().find(derived).stream().toList(),
                () -> listed(userPoolId));
        return looks.flatMap(look -> look.get().stream())
                .filter(secret -> invocation
                        .readable(secret)
                        .filter(ledger -> ledger.userPoolId().equals(userPoolId))
                        .filter(ledger -> isOf(ledger, logicalId) || isOf(ledger, own()))
                        .isPresent());
    }

    private List<FoundSecret> listed(String userPoolId) {
        String stack = context.stack().arn();
        return secrets().list(context.secretNamePrefix(), userPoolId, List.of(stack), true).stream()
                .filter(secret -> stack.equals(secret.tags().get(OwnTags.key("stack"))))
                .flatMap(secret -> secrets().find(secret.arn()).stream())
                .toList();
    }

    /** A generation under the name of the resource that is updated: nothing is updated whose rename is not decided. */
    Generation settled(Generation generation) {
        Ledger ledger = generation.ledger();
        Ledger settled = ledger.named(own(), Optional.empty());
        secrets().retag(generation.arn(), ledger.toTags(), settled.toTags());
        return generation.with(settled);
    }

    /** The old logical id is deleted, so the rename has succeeded. */
    void settle(String arn, Ledger ledger) {
        if (!invocation.others(ledger).haveOvertaken()) {
            Ledger settled = ledger.named(ledger.logicalId(), Optional.empty());
            secrets().retag(arn, ledger.toTags(), settled.toTags());
        }
    }

    /**
     * The new logical id is deleted before the old one, so the rename has failed: puts the old name back, and keeps a Create
     * that comes late from taking it away again.
     *
     * @param isMeant whether this Delete takes back the rename that a ledger shows, and that was done by a request
     * @param restoration brings back what the rename has changed beside the name
     * @return what remains to be done, and how the Delete ends with it
     */
    Supplier<Outcome> takeBack(String arn, BiPredicate<Ledger, String> isMeant, Restoration restoration) {
        Lease lease = invocation.leaseForDeletion().undoing();
        boolean written = invocation
                .leases()
                .take(arn, lease, secrets(), ledger -> invocation.others(ledger).obsolete(invocation.now()));
        while (true) {
            Optional<Generation> found = invocation.seeing(arn, lease, written).flatMap(Renames::generation);
            if (found.isEmpty() || invocation.others(found.get().ledger()).haveOvertaken()) {
                return invocation::deleted;
            }
            Ledger ledger = found.get().ledger();
            if (invocation.others(ledger).lead(lease)) {
                if (written) {
                    invocation.leases().leave(arn, lease);
                }
                return Outcome.LeftToOther::new;
            }
            Optional<Lease> holder = invocation.holder(ledger);
            if (holder.isEmpty()) {
                Optional<Previous> undone = ledger.previous()
                        .filter(previous -> isOf(ledger, own()) && isMeant.test(ledger, previous.requestId()));
                if (undone.isEmpty()) {
                    return invocation::deleted;
                }
                Ledger before = ledger.named(undone.get().logicalId(), Optional.empty());
                secrets().retag(arn, ledger.toTags(), before.toTags());
                Generation generation = found.get().with(before);
                return undone.get()
                        .settings()
                        .<Supplier<Outcome>>map(version -> () -> restoration.run(generation, lease, version))
                        .orElse(invocation::deleted);
            }
            invocation.await(holder.get());
        }
    }

    private static Optional<Generation> generation(FoundSecret secret) {
        return Ledger.of(secret).map(ledger -> new Generation(secret, ledger, Optional.empty()));
    }

    /**
     * Gives a generation the name of this resource.
     *
     * @param previous the one that it had before
     */
    Generation rename(Generation generation, Previous previous) {
        Ledger renamed = generation.ledger().named(own(), Optional.of(previous));
        secrets().retag(generation.arn(), generation.ledger().toTags(), renamed.toTags());
        return generation.with(renamed);
    }

    private boolean isOf(Ledger ledger, String logicalId) {
        return ledger.isOf(context.stack(), logicalId);
    }

    private boolean isFrom(Ledger ledger, String logicalId) {
        return isOf(ledger, own()) && ledger.wasOf(context.stack(), logicalId);
    }

    private String own() {
        return context.logicalId();
    }

    private CredentialSecrets secrets() {
        return invocation.patient().secrets();
    }
}
