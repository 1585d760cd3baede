package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.converge.Observation;
import io.github.cognitom2m.converge.ParallelCalls;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.properties.SecretProperties;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.StoredValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Creates a generation: looks, claims the secret's name, and brings the generation to what is wanted.
 *
 * @param leases provides the lease under which the name is claimed: a new one, or that of the Update that this is part
 *     of
 */
record Creation(Invocation invocation, Completion completion, ResourceProperties wanted, Supplier<Lease> leases) {

    Outcome run() {
        wanted.client()
                .adoptClientId()
                .ifPresent(id -> invocation.adoption().check(Part.Kind.CLIENT, "the client '" + id + "'"));
        String name = wanted.secret().name();
        return invocation
                .await("the secret name " + name + " to become free", this::attempt, Optional::isPresent)
                .orElseThrow();
    }

    /** Empty if the name is not free yet. */
    private Optional<Outcome> attempt() {
        AwsServices aws = invocation.patient();
        ParallelCalls calls = aws.parallelCalls();
        Supplier<Optional<FoundSecret>> held =
                calls.start(() -> aws.secrets().find(wanted.secret().name()));
        Supplier<Observed> look = Observation.at(wanted).start(aws, calls);
        calls.join();
        Observed observed = look.get();
        if (held.get().isEmpty()) {
            return claim(observed);
        }
        FoundSecret secret = held.get().get();
        Ledger ledger = Ledger.of(secret).orElseThrow(() -> taken(secret));
        boolean own = invocation.hasClaimed(ledger);
        if (own && !secret.scheduledForDeletion()) {
            // Created by this invocation, and only the reply was lost.
            Generation generation = new Generation(secret, ledger, Optional.empty());
            Plan plan = Plan.between(generation, observed, wanted, Optional.empty());
            return Optional.of(
                    finish(generation, plan, observed, ledger.leases().getFirst()));
        }
        if (!own && isLedByAnother(ledger)) {
            return Optional.of(new Outcome.LeftToOther());
        }
        return resolve(secret, ledger, observed);
    }

    /** Whether another delivery of this request has claimed the secret, or was refused it. */
    private boolean isLedByAnother(Ledger ledger) {
        return ledger.requestId().equals(invocation.request().requestId())
                || invocation.others(ledger).lead(invocation.lease());
    }

    /** Claims the name and continues; empty if the name was not free after all. */
    private Optional<Outcome> claim(Observed observed) {
        invocation.refuseLate();
        Lease lease = leases.get();
        Ledger ledger = invocation.claim(wanted.userPoolId(), lease);
        // Everything that can be refused is refused before anything is claimed.
        new SharingRules(invocation, wanted).check(observed, Optional.empty());
        Plan plan = new AdoptionRules(invocation, wanted.userPoolId())
                .respecting(ledger, () -> Plan.ofNew(ledger, observed, wanted));
        Ledger during = plan.during(ledger);
        Map<String, String> tags = new HashMap<>(wanted.secret().tags());
        tags.putAll(Plan.sharing(wanted).toTags());
        tags.putAll(during.toTags());
        return invocation
                .working(lease)
                .secrets()
                .claim(
                        wanted.secret().name(),
                        wanted.secret().description(),
                        wanted.secret().kmsKeyId(),
                        tags)
                .map(arn -> finish(new Generation(claimed(arn), during, Optional.empty()), plan, observed, lease));
    }

    private Outcome finish(Generation generation, Plan plan, Observed observed, Lease lease) {
        invocation.leases().claimed(generation.arn(), lease);
        return completion.complete(invocation.working(lease), generation, plan, observed, wanted, true);
    }

    /** The secret just as it was claimed. */
    private FoundSecret claimed(String arn) {
        SecretProperties secret = wanted.secret();
        return new FoundSecret(
                arn, secret.name(), secret.description(), secret.kmsKeyId(), secret.tags(), Map.of(), false, Map.of());
    }

    /** Handles an existing secret of the name; empty if it is gone, or soon will be. */
    private Optional<Outcome> resolve(FoundSecret secret, Ledger ledger, Observed observed) {
        invocation.refuseLate();
        CustomResourceRequest request = invocation.request();
        if (!ledger.isOfSameName(request.stack(), request.logicalId())) {
            throw taken(secret);
        }
        if (invocation.others(ledger).haveOvertaken()) {
            throw new Failure("this " + request.type() + " was overtaken by a later request for the same resource;"
                    + " nothing was created, and the later one counts");
        }
        if (secret.scheduledForDeletion()) {
            invocation.patient().secrets().forceDeletion(secret.arn());
            return Optional.empty();
        }
        if (invocation.holder(ledger).isPresent()) {
            return Optional.empty();
        }
        if (!secret.hasCurrent()) {
            new Release(invocation, secret, ledger).toNothing();
            return Optional.empty();
        }
        if (!wanted.adoptExisting()) {
            // Tells a Delete that arrives without this answer that these credentials do not belong to this Create.
            Lease ended = invocation.lease().ended(invocation.now());
            invocation.patient().secrets().tagIfPossible(secret.arn(), Ledger.tag(ended));
            throw new Failure("Secret.Name: the secret " + secret.name()
                    + " holds the credentials of an earlier resource of this name, which its stack kept; delete that"
                    + " secret with its client, resource server and domain, or take all of them over with AdoptExisting:"
                    + " true");
        }
        invocation.adoption().check(Part.Kind.CLIENT, "the one that secret " + secret.name() + " holds");
        return Optional.of(takeOver(secret, ledger, observed));
    }

    private Outcome takeOver(FoundSecret secret, Ledger ledger, Observed observed) {
        Lease lease = invocation.lease();
        AwsServices working = invocation.working(lease);
        Ledger taken = ledger.withStack(invocation.request().stack()).withLease(lease);
        Leases own = invocation.leases();
        own.supersede(secret.arn(), invocation.others(ledger).ended(invocation.now()));
        ParallelCalls calls = working.parallelCalls();
        calls.run(() -> own.take(
                secret.arn(), lease, () -> working.secrets().retag(secret.arn(), ledger.toTags(), taken.toTags())));
        Supplier<Optional<StoredValue>> current =
                calls.start(() -> working.values().current(secret.arn()));
        Supplier<Observed> beyond = Observation.beyond(wanted, ledger, observed).start(working, calls);
        calls.join();
        Generation generation = new Generation(secret, taken, current.get());
        Observed all = ClientProof.of(working, generation, completion.endpoints(), wanted)
                .proven(taken, observed.and(beyond.get()), invocation::warn);
        new SharingRules(invocation, wanted).check(all, Optional.empty());
        Plan plan = new AdoptionRules(invocation, wanted.userPoolId())
                .respecting(taken, () -> Plan.between(generation, all, wanted, Optional.empty()));
        return completion.complete(working, generation, plan, all, wanted, true);
    }

    private static Failure taken(FoundSecret secret) {
        String holder = Ledger.of(secret)
                .map(ledger -> "resource " + ledger.logicalId() + " of stack "
                        + ledger.stack().stackName())
                .orElse("something else");
        return new Failure(
                "Secret.Name: the secret " + secret.name() + " belongs to " + holder + "; choose another Secret.Name");
    }
}
