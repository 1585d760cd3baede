package io.github.cognitom2m.provision;

import io.github.cognitom2m.cloudformation.StackId;
import io.github.cognitom2m.ledger.Claim;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.secret.CredentialSecrets;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The ledgers of the other resources of one user pool.
 *
 * @param namePrefix how the names of all secrets begin that can hold a ledger
 * @param stack the stack of the resource that asks
 * @param logicalId the resource that asks
 */
record OtherLedgers(CredentialSecrets secrets, String namePrefix, String userPoolId, StackId stack, String logicalId) {

    /**
     * Who else says that it has a part. A claim that was written in the last five minutes may be missing; one that is
     * found is there.
     *
     * @param counts which claims are asked for
     */
    Optional<Claim> claim(Part part, Predicate<Claim> counts) {
        return secrets.list(namePrefix, userPoolId, part.claims()).stream()
                .flatMap(secret -> Claim.of(secret, userPoolId).stream())
                .filter(this::isOther)
                .filter(claim -> claim.isTo(part))
                .filter(counts)
                .filter(this::stands)
                .findFirst();
    }

    private boolean isOther(Claim claim) {
        return claim.secretName().startsWith(namePrefix) && !claim.isOf(stack, logicalId);
    }

    /** Whether the claim is still there: a listing may be five minutes old, a description is not. */
    private boolean stands(Claim claim) {
        return secrets.find(claim.secretArn())
                .filter(secret -> !secret.scheduledForDeletion())
                .filter(secret -> Claim.of(secret, userPoolId).contains(claim))
                .isPresent();
    }
}
