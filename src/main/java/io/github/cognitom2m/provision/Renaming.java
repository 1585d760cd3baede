package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Lease;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.plan.Differences;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.properties.KeptNames;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Creates a resource by giving it the generation of the logical id that it had before. Nothing else may change with that:
 * where the update fails, CloudFormation tells nobody what the old logical id had declared, so nothing could be put back.
 *
 * @param from the logical id before
 */
record Renaming(
        Invocation invocation,
        Completion completion,
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
        Ledger settled = new Successors(invocation, context.of(from)).release(found.arn(), found.ledger());
        Generation generation = found.with(settled);
        Observed proven = ClientProof.of(turn.aws(), generation, completion.endpoints(), kept)
                .proven(settled, observed, invocation::warn);
        Plan plan = new AdoptionRules(invocation, kept.userPoolId())
                .respecting(settled, () -> Plan.between(generation, proven, kept, Optional.empty()));
        refuse(Differences.between(generation, plan, kept));
        Outcome outcome = completion.complete(turn.aws(), generation, plan, proven, kept, true);
        turn.aws()
                .secrets()
                .retag(
                        found.arn(),
                        settled.toTags(),
                        renames.renamed(settled, from).toTags());
        return outcome;
    }

    private ResourceProperties kept(Generation generation, Observed observed) {
        String name = observed.client()
                .map(FoundClient::client)
                .map(client -> client.name().replaceFirst("-" + generation.suffix() + "$", ""))
                .orElse(wanted.client().name());
        return ResourceProperties.parse(
                new KeptNames(name, generation.secret().description())
                        .in(invocation.request().properties()),
                context);
    }

    private void refuse(Collection<String> differences) {
        if (!differences.isEmpty()) {
            throw new Failure("RenamedFrom: this update renames resource " + from + " and changes its "
                    + String.join(", ", differences)
                    + " as well, which could not be put back if the update failed; rename it in one update, with all its"
                    + " properties as they are, and change them in the next one (where nothing but the name was changed,"
                    + " somebody changed the resource by hand: change Revision of " + from + " in an update before)");
        }
    }
}
