package io.github.cognitom2m.ledger;

import io.github.cognitom2m.secret.FoundSecret;
import java.util.Optional;

/** The app client whose credentials a secret holds, as the ledger on the secret has it and not as the secret's value says. */
public record OwnClient(String userPoolId, String clientId) {

    /** Empty where the secret is none of ours, or its client is not made yet. */
    public static Optional<OwnClient> of(FoundSecret secret) {
        return Ledger.of(secret)
                .flatMap(ledger -> ledger.client()
                        .filter(client -> !client.is(Part.State.MAKING))
                        .map(client -> new OwnClient(ledger.userPoolId(), client.name())));
    }
}
