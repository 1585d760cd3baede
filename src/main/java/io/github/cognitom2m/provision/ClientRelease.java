package io.github.cognitom2m.provision;

import io.github.cognitom2m.cognito.AppClients;
import io.github.cognitom2m.cognito.PermittedEndpoint;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.converge.GenerationClients;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Deletes the client of a generation if its name or the secret's value proves that it belongs to it.
 *
 * @param goes is asked when all else is known, just before something is deleted
 */
record ClientRelease(Invocation invocation, FoundSecret secret, String userPoolId, BooleanSupplier goes) {

    void release(Part part) {
        AppClients clients = aws().appClients(userPoolId);
        if (part.is(Part.State.MAKING)) {
            GenerationClients made = new GenerationClients(clients, Generation.suffix(secret.arn()));
            List<String> ids = found(() -> Optional.of(made.ids()).filter(list -> !list.isEmpty()))
                    .orElse(List.of());
            if (goes.getAsBoolean()) {
                ids.forEach(clients::delete);
            }
            return;
        }
        found(() -> clients.find(part.name())).ifPresent(client -> {
            if (!proof().shows(client, part.state())) {
                invocation.warn("the client '" + part.name() + "' of user pool " + userPoolId
                        + " was left in place: the tags of secret " + secret.name()
                        + " say that it was created for it, and neither its name nor the secret's value"
                        + " shows that");
            } else if (goes.getAsBoolean()) {
                clients.delete(part.name());
            }
        });
    }

    /** One that was just created may not be visible yet. */
    private <T> Optional<T> found(Supplier<Optional<T>> find) {
        return aws().deadline().untilFound(find);
    }

    private ClientProof proof() {
        // The owner of a domain of the pool is not known here.
        return new ClientProof(
                aws(), secret.arn(), () -> aws().values().current(secret.arn()), PermittedEndpoint.None::new);
    }

    private AwsServices aws() {
        return invocation.patient();
    }
}
