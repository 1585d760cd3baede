package io.github.cognitom2m.provision;

import io.github.cognitom2m.cloudformation.StackId;
import io.github.cognitom2m.ledger.Claim;
import io.github.cognitom2m.ledger.Claims;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.List;
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
        return claim(part, list(part), counts);
    }

    /** The secrets whose ledgers may say so. */
    List<FoundSecret> list(Part part) {
        return claims.list(part);
    }

    /**
     * Who else says that it has a part.
     *
     * @param listed the secrets that may say so
     * @param counts which claims are asked for
     */
    Optional<Claim> claim(Part part, List<FoundSecret> listed, Predicate<Claim> counts) {
        return claims.find(part, listed, claim -> !claim.isOf(stack, logicalId) && counts.test(claim));
    }

    /** Who owns a resource server and does not share its scopes with the stack. */
    Optional<Claim> withholds(Part server) {
        return claims.find(
                server,
                list(server),
                claim -> !claim.isOf(stack, logicalId),
                claim -> claim.part().isOwned()
                        && !claim.stack().equals(stack.arn())
                        && !claim.sharing().includes(stack.stackName()));
    }
}
