package io.github.cognitom2m.ledger;

import io.github.cognitom2m.secret.CredentialSecrets;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the ledgers of one user pool say that their resources have.
 *
 * @param namePrefix how the names of all secrets begin that can hold a ledger
 */
public record Claims(CredentialSecrets secrets, String namePrefix, String userPoolId) {

    /**
     * Finds one. A claim that was written in the last five minutes may be missing; one that is found is there.
     *
     * @param counts which claims are asked for
     */
    public Optional<Claim> find(Part part, Predicate<Claim> counts) {
        return secrets.list(namePrefix, userPoolId, part.claims(), false).stream()
                .flatMap(secret -> Claim.of(secret, userPoolId).stream())
                .filter(claim -> claim.secretName().startsWith(namePrefix))
                .filter(claim -> claim.isTo(part))
                .filter(counts)
                .filter(this::stands)
                .findFirst();
    }

    /** Whether the claim is still there: a listing may be five minutes old, a description is not. */
    private boolean stands(Claim claim) {
        return secrets.find(claim.secretArn())
                .filter(secret -> !secret.scheduledForDeletion())
                .filter(secret -> Claim.of(secret, userPoolId).contains(claim))
                .isPresent();
    }
}
