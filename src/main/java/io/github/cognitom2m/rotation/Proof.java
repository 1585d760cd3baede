package io.github.cognitom2m.rotation;

import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.AppClients;
import io.github.cognitom2m.cognito.ClientSecrets;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.cognito.TokenAnswer;
import io.github.cognitom2m.cognito.TokenCheck;
import io.github.cognitom2m.cognito.UserPools;
import io.github.cognitom2m.ledger.Claims;
import io.github.cognitom2m.ledger.OwnClient;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.CredentialSecrets;
import io.github.cognitom2m.secret.CredentialValues;
import io.github.cognitom2m.time.Deadline;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Proves that a client belongs to a secret before the client's own secrets are changed.
 *
 * @param secretNamePrefix the prefix of the names of all secrets that can hold a ledger
 */
public record Proof(
        Clients clients, Endpoints endpoints, Executor executor, Deadline deadline, String secretNamePrefix) {
    // The current secret has been in use for some time, so it needs no time to become known.
    private static final Duration FOR_A_PROOF = Duration.ofSeconds(20);

    /**
     * Refuses a client that the secret's tags name without proof: whoever wrote the value has the client's secret already,
     * or the client's name contains the random characters of this secret's ARN.
     *
     * @param denied what the refusal says about the client
     */
    void check(OwnClient client, Credential current, String denied) {
        if (!(ask(client, current, FOR_A_PROOF) instanceof TokenAnswer.Granted) && !isShownByName(client)) {
            throw new Failure("the client '" + client.clientId() + "', which the tags of secret " + client.secretArn()
                    + " name, " + denied + ": neither its name nor a token for the current value shows that it is this"
                    + " secret's; make the version of the value AWSCURRENT again that authenticates (aws secretsmanager"
                    + " update-secret-version-stage)");
        }
        refuseContested(client, denied);
    }

    /** Each of two owners of one client would end the secret that the other's consumers use. */
    private void refuseContested(OwnClient client, String denied) {
        if (client.isMade()) {
            return;
        }
        new Claims(secrets(), secretNamePrefix, client.userPoolId())
                .find(client.part(), claim -> !claim.secretArn().equals(client.secretArn()))
                .ifPresent(other -> {
                    throw new Failure("the adopted client '" + client.clientId() + "' of secret " + client.secretArn()
                            + " " + denied + ", because " + other.holder()
                            + " has it as well; remove one of the two resources, or take the tag of the client off the"
                            + " secret that it does not belong to");
                });
    }

    CredentialSecrets secrets() {
        return new CredentialSecrets(clients, clients.limit(deadline));
    }

    CredentialValues values() {
        return new CredentialValues(clients, clients.limit(deadline));
    }

    ClientSecrets clientSecrets(OwnClient client) {
        return new ClientSecrets(clients, clients.limit(deadline), client.userPoolId(), client.clientId());
    }

    /** By the list of clients, which shows names and no secrets. */
    private boolean isShownByName(OwnClient client) {
        return client.isMade()
                && new AppClients(clients, clients.limit(deadline), client.userPoolId())
                        .idsByName(client::isShownBy)
                        .contains(client.clientId());
    }

    /** Asks for a token; which scopes it grants does not depend on the secret. */
    TokenAnswer ask(OwnClient client, Credential value, Duration within) {
        OwnEndpoint endpoint =
                new OwnEndpoint(new UserPools(clients, clients.limit(deadline)), clients.http(), endpoints, client);
        return new TokenCheck(clients, endpoint::permitted, executor, deadline.within(within))
                .ask(value.clientId(), value.clientSecret(), Set.of());
    }
}
