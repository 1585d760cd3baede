package io.github.cognitom2m.ledger;

import io.github.cognitom2m.secret.FoundSecret;
import java.util.List;
import java.util.Optional;

/**
 * The app client whose credentials a secret holds, according to the ledger on the secret, not to the secret's value.
 *
 * @param secretArn the secret's full ARN, as AWS has it
 * @param isMade whether the ledger says that the resource made the client, and did not adopt it
 * @param domains the names of the domains that its resource declares
 */
public record OwnClient(String secretArn, String userPoolId, String clientId, boolean isMade, List<String> domains) {
    public OwnClient {
        domains = List.copyOf(domains);
    }

    /** Empty if the secret has no ledger, or its client is not created yet. */
    public static Optional<OwnClient> of(FoundSecret secret) {
        return Ledger.of(secret)
                .flatMap(ledger -> ledger.client()
                        .filter(client -> !client.is(Part.State.MAKING))
                        .map(client -> new OwnClient(
                                secret.arn(),
                                ledger.userPoolId(),
                                client.name(),
                                client.is(Part.State.MADE),
                                ledger.parts(Part.Kind.DOMAIN).stream()
                                        .map(Part::name)
                                        .toList())));
    }

    /** The client as the ledger has it. */
    public Part part() {
        return isMade ? Part.made(Part.Kind.CLIENT, clientId) : Part.adopted(Part.Kind.CLIENT, clientId);
    }

    /** Whether this name proves that the client was created for the secret; tags alone prove nothing. */
    public boolean isShownBy(String clientName) {
        return isMade && Generation.isNamedFor(secretArn, clientName);
    }
}
