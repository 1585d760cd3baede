package io.github.cognitom2m.provision;

import io.github.cognitom2m.cloudformation.StackId;
import io.github.cognitom2m.ledger.Claim;
import io.github.cognitom2m.ledger.Claims;
import io.github.cognitom2m.ledger.Part;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The ledgers of the other resources of one user pool.
 *
 * @param stack the stack of the resource that asks
 * @param logicalId the resource that asks
 */
record OtherLedgers(Claims claims, StackId stack, String logicalId) {

    /**
     * Who else says that it has a part.
     *
     * @param counts which claims are asked for
     */
    Optional<Claim> claim(Part part, Predicate<Claim> counts) {
        return claims.find(part, claim -> !claim.isOf(stack, logicalId) && counts.test(claim));
    }
}
