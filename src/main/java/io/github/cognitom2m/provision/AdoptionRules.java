package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.ledger.Claim;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.plan.Taken;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Refuses to adopt what the platform does not let stacks adopt, and what another resource owns: one of two owners would
 * delete what the other needs.
 */
record AdoptionRules(Invocation invocation, String userPoolId) {

    /**
     * Makes a plan that adopts only what it may.
     *
     * @param ledger what the resource has before
     * @throws Failure if something is taken, with its owner if one is known
     */
    Plan respecting(Ledger ledger, Supplier<Plan> planning) {
        Plan plan = plan(planning);
        plan.adopts(ledger)
                .forEach(part -> owner(part).ifPresent(claim -> {
                    throw owned(part, claim);
                }));
        invocation.adoption().check(ledger, plan);
        return plan;
    }

    private Plan plan(Supplier<Plan> planning) {
        try {
            return planning.get();
        } catch (Taken taken) {
            throw owner(taken.part()).map(claim -> owned(taken.part(), claim)).orElse(taken);
        }
    }

    /**
     * Who would delete a part, or rotate the secrets of a client. What is retained may be adopted: that is how it moves. A
     * client moves when its owner has dropped it, because two rotations would end each other's secrets.
     */
    private Optional<Claim> owner(Part part) {
        return invocation
                .otherLedgers(userPoolId)
                .claim(
                        part,
                        claim ->
                                part.kind() == Part.Kind.CLIENT || !claim.part().retain());
    }

    private Failure owned(Part part, Claim claim) {
        String property = part.kind().object();
        String without = part.kind() == Part.Kind.CLIENT
                ? "leave Client.ClientId out, so that this resource creates its own client"
                : "leave " + property + " out to use it without owning it";
        return new Failure(part.kind().property + ": the " + part.kind().tag + " '" + part.name() + "' of user pool "
                + userPoolId + " belongs to " + claim.holder() + "; " + without + ", or move it: set " + property
                + ".Retain: true there, then drop it there, then adopt it here with"
                + " AdoptExisting: true");
    }
}
