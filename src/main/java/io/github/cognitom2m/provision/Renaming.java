package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Previous;
import io.github.cognitom2m.plan.Differences;
import io.github.cognitom2m.plan.FoundProperties;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.properties.InvalidProperties;
import io.github.cognitom2m.properties.KeptNames;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Creates a resource by giving it the generation of the logical id that it had before, and brings it to what is declared.
 * What it was like is noted first: if the update fails, CloudFormation tells nobody what the old logical id had declared.
 *
 * @param from the logical id before
 */
record Renaming(
        Invocation invocation,
        Completion completion,
        GracePeriods gracePeriods,
        Renames renames,
        ResourceProperties.Context context,
        ResourceProperties wanted,
        String from) {

    /** Empty where there is nothing to rename, as where the template is deployed for the first time. */
    Optional<Outcome> run() {
        return renames.all(
                        from, wanted.userPoolId(), Optional.of(wanted.secret().name()))
                .flatMap(secret -> attempt(secret).stream())
                .findFirst();
    }

    /** Empty where the secret is not to be renamed. */
    private Optional<Outcome> attempt(FoundSecret secret) {
        Ledger ledger = Ledger.of(secret).orElseThrow();
        if (!secret.scheduledForDeletion() && isMeant(ledger)) {
            return Optional.of(new Turns(invocation, wanted, List.of(), this::isMeant)
                    .take(secret.arn(), this::rename, this::create));
        }
        // What is left of an earlier delivery, or of all that came since, shows that nothing is to be made.
        if (invocation.others(ledger).lead(invocation.lease())) {
            return Optional.of(new Outcome.LeftToOther());
        }
        if (invocation.others(ledger).haveOvertaken()) {
            throw new Failure(
                    "this Create was overtaken by a later request for the resource that it renames; nothing was"
                            + " changed, and the later one counts");
        }
        return Optional.empty();
    }

    private boolean isMeant(Ledger ledger) {
        return ledger.isOf(context.stack(), from)
                || (ledger.isOf(context.stack(), context.logicalId()) && ledger.wasOf(context.stack(), from));
    }

    /** Nothing is left to rename where the secret was deleted by hand just now. */
    private Outcome create(Lease lease) {
        return new Creation(invocation, completion, wanted, () -> lease).run();
    }

    private Outcome rename(Turn turn) {
        Observed observed = turn.observed();
        Generation found = turn.generation();
        ResourceProperties kept = kept(found, observed);
        Update.refuseNewName(found, kept, Optional.empty());
        gracePeriods.check(kept, found.secret().tags());
        Invocation before = invocation.as(from);
        Ledger settled = new Successors(before, context.of(from)).release(found.arn(), found.ledger());
        Contests contests = new Contests(before, kept.userPoolId(), found.arn());
        Generation own = contests.undisputed(found.with(settled), kept);
        Observed proven = ClientProof.of(turn.aws(), own, completion.endpoints(), kept)
                .proven(settled, observed, invocation::warn);
        new SharingRules(before, kept).check(proven, Optional.empty());
        Plan planned = new AdoptionRules(before, kept.userPoolId())
                .respecting(own.ledger(), () -> Plan.between(own, proven, kept, Optional.empty()));
        planned = contests.undisputed(planned, Map.of());
        Plan plan = Differences.isOtherKey(found.secret(), kept.secret()) ? planned.describing() : planned;
        Previous previous = previous(turn, own, proven, plan, kept);
        return completion.complete(turn.aws(), renames.rename(own, previous), plan, proven, kept, true);
    }

    /** The name before, with all that is about to change with it. */
    private Previous previous(Turn turn, Generation own, Observed observed, Plan plan, ResourceProperties kept) {
        refuseDroppedReplicas(own, kept);
        String requestId = invocation.request().requestId();
        // An earlier Create was not taken back: what was there before it is what to go back to.
        Optional<String> earlier = own.ledger()
                .previous()
                .filter(previous -> previous.logicalId().equals(from))
                .flatMap(Previous::settings);
        Collection<String> differences = Differences.between(own, plan, kept);
        if (earlier.isPresent() || differences.isEmpty()) {
            return new Previous(from, requestId, earlier);
        }
        Map<String, Object> properties = FoundProperties.of(own, observed, kept)
                .orElseThrow(() -> refusal(differences, "is not as its last update left it"));
        refuseUndescribed(properties, differences);
        if (!new Previous(from, requestId, Optional.of(requestId)).fits()) {
            throw refusal(differences, "has a logical id that is too long for noting its earlier settings");
        }
        return new Previous(
                from, requestId, Optional.of(turn.aws().earlierSettings().keep(own.arn(), properties)));
    }

    /** Nobody knows whether the resource had declared them, or somebody else has added them. */
    private void refuseDroppedReplicas(Generation own, ResourceProperties kept) {
        Set<String> dropped = new TreeSet<>(own.secret().replicas().keySet());
        dropped.removeAll(kept.secret().replicaRegions().keySet());
        if (!dropped.isEmpty()) {
            throw new Failure("Secret.ReplicaRegions: this update renames resource " + from + " and leaves out "
                    + String.join(", ", dropped) + ", where its secret has a replica; declare it in this update, and"
                    + " remove it in the next one");
        }
    }

    /** What properties cannot declare could not be put back. */
    private void refuseUndescribed(Map<String, Object> properties, Collection<String> differences) {
        try {
            ResourceProperties.parse(properties, context.of(from));
        } catch (InvalidProperties e) {
            throw refusal(differences, "has settings that properties cannot declare (" + e.getMessage() + ")");
        }
    }

    private ResourceProperties kept(Generation generation, Observed observed) {
        String name = observed.client()
                .map(FoundClient::client)
                .map(client -> generation.declaredName(client.name()))
                .orElse(wanted.client().name());
        return ResourceProperties.parse(
                new KeptNames(name, generation.secret().description())
                        .in(invocation.request().properties()),
                context);
    }

    private Failure refusal(Collection<String> differences, String why) {
        return new Failure("RenamedFrom: this update renames resource " + from + " and changes its "
                + String.join(", ", differences) + ", which could not be put back if the update failed: the resource "
                + why + "; if somebody changed it by hand, change Revision of " + from + " in an update before;"
                + " otherwise rename it in one update, with all its properties as they are, and change them in the"
                + " next one");
    }
}
