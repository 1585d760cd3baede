package io.github.cognitom2m.converge;

import io.github.cognitom2m.aws.ClientSecret;
import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.CredentialValues;
import io.github.cognitom2m.secret.StoredValue;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The value that a generation's secret should have.
 *
 * @param pool the user pool that the client is in
 * @param domain the name of the domain whose token endpoint it names, if any
 */
record SecretValue(
        CredentialValues values,
        Endpoints endpoints,
        Generation generation,
        UserPool pool,
        Optional<String> domain,
        NavigableSet<String> scopes) {

    /** The value for a client that exists: its secret is the one that consumers have, or was just made. */
    Credential of(FoundClient client) {
        Optional<Credential> known = current().filter(value -> value.clientId().equals(client.id()));
        return known.map(this::with)
                .orElseGet(() ->
                        with(client.id(), client.originalSecret().orElseThrow(this::unreadable), Optional.empty()));
    }

    /** Refuses a value that this provider did not write, because the secret of the client cannot be known. */
    void checkReadable() {
        if (generation.current().isPresent() && current().isEmpty()) {
            throw unreadable();
        }
    }

    boolean isCurrent(Credential value) {
        return current().equals(Optional.of(value));
    }

    /** Whether there is a value that consumers read, so that a new one has to take its place in one step. */
    boolean hasVersion() {
        return generation.current().isPresent();
    }

    /** Puts the value where nobody reads it yet, and returns its version. */
    String stage(Credential value) {
        return values.stage(generation.arn(), value);
    }

    /** Moves AWSCURRENT to a staged value; if a rotation was faster, its secret is read and staged again. */
    void makeCurrent(String stagedVersion) {
        String staged = stagedVersion;
        String read = generation.current().orElseThrow().versionId();
        while (!values.makeCurrent(generation.arn(), staged, read)) {
            StoredValue rotated = values.current(generation.arn()).orElseThrow(this::unreadable);
            read = rotated.versionId();
            staged = stage(with(rotated.credential().orElseThrow(this::unreadable)));
        }
    }

    /** Makes the value of a client that was created for it the current one. */
    void put(Credential value) {
        if (!hasVersion()) {
            values.putFirst(generation.arn(), value);
        } else if (!values.makeCurrent(
                generation.arn(),
                stage(value),
                generation.current().orElseThrow().versionId())) {
            throw new Failure("the value of secret " + generation.secret().name()
                    + " was changed by something else while its client was created again; update again");
        }
    }

    private Credential with(Credential known) {
        return with(known.clientId(), known.clientSecret(), known.clientSecretId());
    }

    private Credential with(String clientId, ClientSecret secret, Optional<String> secretId) {
        return new Credential(
                clientId,
                secret,
                domain.map(endpoints::tokenEndpoint),
                String.join(" ", scopes),
                pool.issuer(),
                pool.jwksUri(),
                secretId);
    }

    private Optional<Credential> current() {
        return generation.current().flatMap(StoredValue::credential);
    }

    private Failure unreadable() {
        return new Failure("the value of secret " + generation.secret().name()
                + " is not the one that this resource put there; make an earlier version AWSCURRENT again that"
                + " still authenticates (aws secretsmanager update-secret-version-stage), or remove the resource in one update and add it"
                + " again in the next one");
    }
}
