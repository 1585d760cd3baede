package io.github.cognitom2m.ledger;

import io.github.cognitom2m.secret.CredentialSecrets;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the ledgers of one user pool say that their resources have.
 *
 * @param namePrefix how the names of all secrets begin that can hold a ledger
 */
public record Claims(CredentialSecrets secrets, String namePrefix, String userPoolId) {

    /** The secrets whose ledgers may claim a part. One that claims it since less than five minutes may be missing. */
    public List<FoundSecret> list(Part part) {
        return secrets.list(namePrefix, userPoolId, part.claims(), false);
    }

    /**
     * Finds a claim, which is there.
     *
     * @param counts which claims are asked for
     */
    public Optional<Claim> find(Part part, Predicate<Claim> counts) {
        return find(part, list(part), counts);
    }

    /**
     * Finds a claim, which is there.
     *
     * @param listed the secrets that may have one
     * @param counts which claims are asked for
     */
    public Optional<Claim> find(Part part, List<FoundSecret> listed, Predicate<Claim> counts) {
        return find(part, listed, counts, counts);
    }

    /**
     * The same if what counts may have changed since the listing.
     *
     * @param mayCount which claims of the listing to look at
     */
    public Optional<Claim> find(
            Part part, List<FoundSecret> listed, Predicate<Claim> mayCount, Predicate<Claim> counts) {
        return listed.stream()
                .flatMap(secret -> Claim.of(secret, userPoolId).stream())
                .filter(claim -> claim.secretName().startsWith(namePrefix))
                .filter(claim -> claim.isTo(part))
                .filter(mayCount)
                .flatMap(claim -> current(claim, part).stream())
                .filter(counts)
                .findFirst();
    }

    /** The claim as it is now, if it is still there: a listing may be five minutes old, a description is not. */
    private Optional<Claim> current(Claim listed, Part part) {
        return secrets.find(listed.secretArn())
                .filter(secret -> !secret.scheduledForDeletion())
                .flatMap(secret -> Claim.of(secret, userPoolId).stream()
                        .filter(claim -> claim.isTo(part))
                        .findFirst());
    }
}
