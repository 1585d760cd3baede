package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.ledger.Successor;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes a generation in place, or replaces it if the user pool is another.
 *
 * @param before the properties that CloudFormation says were there; empty if they cannot be read
 */
record Update(
        Invocation invocation,
        Completion completion,
        GracePeriods gracePeriods,
        Successors successors,
        Renames renames,
        ResourceProperties wanted,
        Optional<ResourceProperties> before) {

    Outcome run(String arn) {
        CustomResourceRequest request = invocation.request();
        Turns turns = new Turns(
                invocation,
                wanted,
                changing(),
                ledger -> ledger.isOf(request.stack(), request.logicalId())
                        || ledger.wasOf(request.stack(), request.logicalId()));
        // Where it was deleted by hand, and with it the only copy of the client's secret, a new generation replaces it.
        return turns.take(arn, this::change, lease -> new Creation(invocation, completion, wanted, () -> lease).run());
    }

    /** What is declared otherwise than before. */
    private List<Part> changing() {
        List<Part> parts = new ArrayList<>();
        if (before.isPresent()) {
            wanted.resourceServer()
                    .filter(server -> !before.get().resourceServer().equals(Optional.of(server)))
                    .ifPresent(server -> parts.add(Part.made(Part.Kind.SERVER, server.identifier())));
            wanted.domain()
                    .filter(domain -> !before.get().domain().equals(Optional.of(domain)))
                    .ifPresent(domain -> parts.add(Part.made(Part.Kind.DOMAIN, domain.name())));
        }
        return parts;
    }

    private Outcome change(Turn turn) {
        gracePeriods.check(wanted, turn.generation().secret().tags());
        Generation generation = renames.settled(turn.generation());
        return generation.ledger().userPoolId().equals(wanted.userPoolId())
                ? inPlace(turn, generation)
                : replace(turn, generation);
    }

    /** Changes a generation that has the name and the user pool of the resource. */
    Outcome inPlace(Turn turn, Generation generation) {
        refuseNewName(generation, wanted, before);
        AwsServices aws = turn.aws();
        Ledger ledger = generation.ledger();
        Observed observed = turn.observed();
        // A replacement failed, and this generation goes on. Of one that had succeeded CloudFormation deletes the new
        // generation itself, which it calls the resource by.
        boolean isCurrent = invocation.request().physicalId().equals(Optional.of(generation.arn()));
        Ledger settled = isCurrent ? successors.release(generation.arn(), ledger) : ledger;
        Contests contests = new Contests(invocation, wanted.userPoolId(), generation.arn());
        Generation own = contests.undisputed(generation.with(settled), wanted);
        Observed proven =
                ClientProof.of(aws, own, completion.endpoints(), wanted).proven(settled, observed, invocation::warn);
        new SharingRules(invocation, wanted).check(proven, before);
        Plan plan = new AdoptionRules(invocation, wanted.userPoolId())
                .respecting(own.ledger(), () -> Plan.between(own, proven, wanted, before));
        plan = contests.undisputed(plan, turn.claimants());
        return completion.complete(aws, own, plan, proven, wanted, false);
    }

    static void refuseNewName(Generation generation, ResourceProperties wanted, Optional<ResourceProperties> before) {
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

    private Outcome replace(Turn turn, Generation old) {
        Optional<FoundSecret> held = renames.generation(
                invocation.request().logicalId(),
                wanted.userPoolId(),
                Optional.of(wanted.secret().name()));
        if (held.filter(FoundSecret::hasCurrent).isPresent()) {
            // The rollback of a replacement: the generation before it is still there, and is changed in place.
            return new Update(invocation, completion, gracePeriods, successors, renames, wanted, Optional.empty())
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
        Lease lease = turn.lease();
        Ledger replaced = released.withSuccessor(Optional.of(successor)).withLease(lease);
        invocation
                .leases()
                .take(
                        old.arn(),
                        lease,
                        () -> turn.aws().secrets().retag(old.arn(), released.toTags(), replaced.toTags()));
        return new Creation(invocation, completion, wanted, turn::lease).run();
    }
}
