package io.github.cognitom2m.provision;

import io.github.cognitom2m.converge.ParallelCalls;
import io.github.cognitom2m.ledger.Claim;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.Plan;
import io.github.cognitom2m.plan.Undeclared;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Leaves alone what the ledgers of other resources also claim, because tags are a claim, not proof. A warning names
 * both ledgers, and nothing fails, because one forged tag must not lock a resource.
 *
 * @param arn the secret of the own ledger
 */
record Contests(Invocation invocation, String userPoolId, String arn) {

    /** Whether a part may be deleted: nobody else created or adopted it. */
    boolean isUncontested(Part part) {
        return undisputed(List.of(part), Map.of(), claim -> true).contains(part);
    }

    /** A generation without the undeclared parts that would be deleted but belong to others. */
    Generation undisputed(Generation own, ResourceProperties wanted) {
        List<Part> obsolete = Undeclared.dropped(own.ledger(), wanted);
        Ledger ledger = own.ledger();
        List<Part> undisputed = undisputed(obsolete, Map.of(), claim -> true);
        return own.with(ledger.without(
                obsolete.stream().filter(part -> !undisputed.contains(part)).toList()));
    }

    /**
     * A plan without the changes to parts that another resource claims to own.
     *
     * @param claimants the secrets that may claim a part, where they are known
     */
    Plan undisputed(Plan plan, Map<Part, List<FoundSecret>> claimants) {
        List<Part> undisputed =
                undisputed(plan.changed(), claimants, claim -> !claim.part().retain());
        return plan.leaving(plan.changed().stream()
                .filter(part -> !undisputed.contains(part))
                .toList());
    }

    private List<Part> undisputed(List<Part> parts, Map<Part, List<FoundSecret>> claimants, Predicate<Claim> counts) {
        OtherLedgers others = invocation.otherLedgers(userPoolId);
        ParallelCalls calls = invocation.patient().parallelCalls();
        Map<Part, Supplier<Optional<Claim>>> claims = new LinkedHashMap<>();
        parts.forEach(part -> claims.put(part, calls.start(() -> {
            List<FoundSecret> known = claimants.get(Part.made(part.kind(), part.name()));
            return others.claim(part, known == null ? others.list(part) : known, counts);
        })));
        calls.join();
        claims.forEach((part, claim) -> claim.get().ifPresent(other -> warn(part, other)));
        claims.values().removeIf(claim -> claim.get().isPresent());
        return List.copyOf(claims.keySet());
    }

    private void warn(Part part, Claim other) {
        invocation.warn("the " + part.kind().tag + " '" + part.name() + "' of user pool " + userPoolId
                + " was left as it is: the tags of secret " + arn + " and those of " + other.holder()
                + " both claim it; remove the claim from the secret that it does not belong to, or delete it by hand");
    }
}
