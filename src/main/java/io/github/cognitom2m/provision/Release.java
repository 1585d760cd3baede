package io.github.cognitom2m.provision;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.converge.DomainChange;
import io.github.cognitom2m.converge.ParallelCalls;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.secret.CredentialSecrets;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Releases one generation: what it owns is deleted, what it retains stays, and the secret is deleted last. */
record Release(Invocation invocation, FoundSecret secret, Ledger ledger) {

    /**
     * Deletes what was created; the secret then stays for 7 days, unusable, as the mark that it was deleted.
     *
     * @param own the lease of this Delete, which is in the ledger: other requests see it and start nothing
     * @param look finds the secret as it is with the lease on it
     * @param isOwn whether a ledger is that of the resource to delete
     * @return the ledger if it belongs to another resource by now; nothing was deleted then
     */
    Optional<Ledger> toTombstone(Lease own, Supplier<Optional<FoundSecret>> look, Predicate<Ledger> isOwn) {
        ParallelCalls calls = aws().parallelCalls();
        Supplier<Ledger> again =
                calls.start(() -> look.get().flatMap(invocation::readable).orElse(ledger));
        Collection<String> going = releaseParts(calls, () -> isOwn.test(again.get()));
        calls.join();
        Ledger now = again.get();
        if (!isOwn.test(now)) {
            return Optional.of(now);
        }
        Optional<Lease> holder = invocation.holder(now);
        if (holder.isPresent() || !now.parts().equals(ledger.parts())) {
            // An earlier request was running and may have created again what was just deleted.
            holder.ifPresent(invocation::await);
            return new Release(invocation, secret, now).toTombstone(own, look, isOwn);
        }
        // An accepted deletion counts: a slow domain delays neither the secret nor the Delete.
        ParallelCalls end = aws().parallelCalls();
        end.run(() -> releaseSecret(now, own.ended(invocation.now())));
        end.run(() -> awaitGone(going));
        end.join();
        return Optional.empty();
    }

    /** Waits for domains, because a user pool cannot be deleted before that; stops waiting if one takes too long. */
    private void awaitGone(Collection<String> going) {
        going.stream()
                .filter(name -> !domains().isGone(name))
                .forEach(name -> invocation.warn("the domain '" + name
                        + "' is still being deleted, which Cognito completes by itself; its user pool cannot be"
                        + " deleted until then"));
    }

    private void releaseSecret(Ledger now, Lease ended) {
        if (keepsSecret()) {
            // The parts are deleted first, which makes room for the lease if there is none.
            Set<String> gone = new HashSet<>(now.toTags().keySet());
            gone.removeAll(now.without(now.parts()).toTags().keySet());
            secrets().untag(secret.arn(), gone);
            secrets().tagIfPossible(secret.arn(), Ledger.tag(ended));
        } else {
            removeReplicas();
            secrets().scheduleDeletion(secret.arn());
        }
    }

    private void removeReplicas() {
        aws().replicas().remove(secret.arn(), secret.replicas().keySet());
    }

    /** Deletes what an incomplete generation created, and the secret at once, so that its name becomes free. */
    void toNothing() {
        ParallelCalls calls = aws().parallelCalls();
        releaseParts(calls, () -> true);
        calls.join();
        removeReplicas();
        secrets().forceDeletion(secret.arn());
    }

    /** Deletes what was created, and leaves the secret alone. */
    void parts() {
        ParallelCalls calls = aws().parallelCalls();
        Collection<String> going = releaseParts(calls, () -> true);
        calls.join();
        awaitGone(going);
    }

    /**
     * Starts the deletions; returns, once they are joined, the domains whose deletion still takes its time.
     *
     * @param goes is asked when all else is known, just before something is deleted
     */
    private Collection<String> releaseParts(ParallelCalls calls, BooleanSupplier goes) {
        Collection<String> going = new ConcurrentLinkedQueue<>();
        for (Part part : ledger.parts()) {
            if (!part.retain()) {
                switch (part.kind()) {
                    case SERVER -> calls.run(() -> unlessClaimed(part, goes, () -> server(part)));
                    case DOMAIN -> calls.run(() -> unlessClaimed(part, goes, () -> domain(part, going)));
                    case CLIENT ->
                        calls.run(() -> {
                            ClientRelease client = new ClientRelease(invocation, secret, pool(), goes);
                            // Where it was made, its name or its secret shows whose it is.
                            if (part.is(Part.State.ADOPTED)) {
                                unlessClaimed(part, goes, () -> client.release(part));
                            } else {
                                client.release(part);
                            }
                        });
                }
            }
        }
        return going;
    }

    /** A tag proves nothing, so a part that is also in the ledger of another resource is left to that one. */
    private void unlessClaimed(Part part, BooleanSupplier goes, Runnable deletion) {
        if (new Contests(invocation, pool(), secret.arn()).isUncontested(part) && goes.getAsBoolean()) {
            deletion.run();
        }
    }

    private void server(Part part) {
        if (!part.is(Part.State.MAKING)
                || found(() -> aws().servers(pool()).find(part.name()))
                        .filter(part::owns)
                        .isPresent()) {
            aws().servers(pool()).delete(part.name());
        }
    }

    private void domain(Part part, Collection<String> going) {
        Optional<Domain> found = !part.is(Part.State.MAKING)
                ? Optional.empty()
                : found(() -> aws().domains(pool()).find(part.name()))
                        .filter(domain -> domain.userPoolId().equals(pool()))
                        .map(FoundDomain::domain);
        if (!part.is(Part.State.MAKING) || found.filter(part::owns).isPresent()) {
            aws().domains(pool()).delete(part.name());
            going.add(part.name());
        }
    }

    /** What an interrupted attempt may have created a moment ago and may not be visible yet. */
    private <T> Optional<T> found(Supplier<Optional<T>> find) {
        return aws().deadline().untilFound(find);
    }

    private boolean keepsSecret() {
        return secret.hasCurrent() && ledger.client().filter(Part::retain).isPresent();
    }

    private AwsServices aws() {
        return invocation.patient();
    }

    private DomainChange domains() {
        return new DomainChange(aws(), pool());
    }

    private String pool() {
        return ledger.userPoolId();
    }

    private CredentialSecrets secrets() {
        return aws().secrets();
    }
}
