package io.github.cognitom2m.cognito;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.ClientSecret;
import io.github.cognitom2m.aws.Clients;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientSecretDescriptorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/**
 * The secrets of one app client: at most two, each of which authenticates. Cognito shows a value once, when it creates
 * it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddUserPoolClientSecret.html">
 *     AddUserPoolClientSecret</a>
 */
public record ClientSecrets(Clients clients, CallLimit limit, String userPoolId, String clientId) {

    /** A secret as Cognito lists it. */
    public record Listed(String id, Instant created) {}

    /** A secret that was just created. */
    public record Added(String id, ClientSecret value) {}

    /** The secrets, the oldest first; an existing client has at least one, so none means that the client is gone. */
    public List<Listed> list() {
        try {
            return clients
                    .cognito()
                    .listUserPoolClientSecrets(
                            r -> r.userPoolId(userPoolId).clientId(clientId).overrideConfiguration(limit))
                    .clientSecrets()
                    .stream()
                    .map(secret -> new Listed(secret.clientSecretId(), secret.clientSecretCreateDate()))
                    .sorted(Comparator.comparing(Listed::created))
                    .toList();
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
    }

    /** Creates another secret; it authenticates a little later. */
    public Added add() {
        ClientSecretDescriptorType added = clients.cognitoOnce()
                .addUserPoolClientSecret(
                        r -> r.userPoolId(userPoolId).clientId(clientId).overrideConfiguration(limit))
                .clientSecretDescriptor();
        return new Added(added.clientSecretId(), new ClientSecret(added.clientSecretValue()));
    }

    /** Ends a secret; one that is already gone is not an error, and neither is the last one, which Cognito keeps. */
    public void delete(String secretId) {
        try {
            clients.cognito()
                    .deleteUserPoolClientSecret(r -> r.userPoolId(userPoolId)
                            .clientId(clientId)
                            .clientSecretId(secretId)
                            .overrideConfiguration(limit));
        } catch (ResourceNotFoundException | InvalidParameterException e) {
            // It is not documented which of the two Cognito answers; the next addition shows whether there is room.
        }
    }
}
