package io.github.cognitom2m.provision;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.cognito.PermittedEndpoint;
import io.github.cognitom2m.cognito.TokenAnswer;
import io.github.cognitom2m.cognito.TokenCheck;
import io.github.cognitom2m.cognito.TokenEndpoint;
import io.github.cognitom2m.converge.AwsServices;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.plan.Observed;
import io.github.cognitom2m.properties.DomainProperties;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.StoredValue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Proves who owns the client that a ledger names, because anyone who may tag the secret can name any client.
 *
 * @param arn the secret
 * @param current the secret's current value; read only if a name proves nothing
 * @param endpoint looks up the token endpoint to ask if Cognito's own API refuses
 */
record ClientProof(
        AwsServices aws, String arn, Supplier<Optional<StoredValue>> current, Supplier<PermittedEndpoint> endpoint) {
    private static final Duration FOR_A_TOKEN = Duration.ofSeconds(20);

    static ClientProof of(AwsServices aws, Generation generation, Endpoints endpoints, ResourceProperties wanted) {
        return new ClientProof(
                aws, generation.arn(), generation::current, () -> declaredEndpoint(aws, endpoints, wanted));
    }

    /** An adopted client may get tokens from an endpoint only: that of the pool's prefix, or of the declared domain. */
    private static PermittedEndpoint declaredEndpoint(AwsServices aws, Endpoints endpoints, ResourceProperties wanted) {
        List<String> declared =
                wanted.domain().map(DomainProperties::name).stream().toList();
        return aws.pools()
                .find(wanted.userPoolId())
                .flatMap(pool -> pool.domainFor(declared))
                .<PermittedEndpoint>map(domain -> new PermittedEndpoint.Open(
                        new TokenEndpoint(aws.clients().http(), URI.create(endpoints.tokenEndpoint(domain)))))
                .orElseGet(PermittedEndpoint.None::new);
    }

    /**
     * The name of a created client contains the secret's random characters; any other client belongs to whoever has its
     * secret.
     */
    boolean shows(FoundClient client, Part.State state) {
        boolean named = state != Part.State.ADOPTED
                && Generation.isNamedFor(arn, client.client().name());
        return named || isPossessed(client);
    }

    private boolean isPossessed(FoundClient client) {
        return current.get()
                .flatMap(StoredValue::credential)
                .filter(value -> value.clientId().equals(client.id()))
                .filter(value -> client.originalSecret().equals(Optional.of(value.clientSecret())) || getsToken(value))
                .isPresent();
    }

    private boolean getsToken(Credential value) {
        return new TokenCheck(
                                aws.clients(),
                                endpoint,
                                aws.executor(),
                                aws.deadline().within(FOR_A_TOKEN))
                        .ask(value.clientId(), value.clientSecret(), Set.of())
                instanceof TokenAnswer.Granted;
    }

    /**
     * The observation without a client that the ledger names without proof; a new one replaces it.
     *
     * @throws Failure if the ownership of an adopted client, which nothing can replace, cannot be proven
     */
    Observed proven(Ledger ledger, Observed observed, Consumer<String> warnings) {
        Optional<Part> part = ledger.client();
        Optional<FoundClient> unproven = observed.client()
                .filter(client -> part.isPresent() && !shows(client, part.get().state()));
        if (unproven.isEmpty()) {
            return observed;
        }
        String found = "the client '" + unproven.get().id() + "' that the secret " + arn + " names";
        if (part.get().is(Part.State.ADOPTED)) {
            throw new Failure("Client.ClientId: " + found + " was not changed: the secret's value does not authenticate"
                    + " as it; make the version of the value AWSCURRENT again that does (aws secretsmanager"
                    + " update-secret-version-stage)");
        }
        warnings.accept(found + " was left alone: neither its name nor the secret's value shows that this"
                + " resource created it; a new client replaces it");
        return observed.withoutClient();
    }
}
