package io.github.cognitom2m.cognito;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.aws.Pages;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TokenValidityUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/**
 * The app clients of one user pool.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html">
 *     Application-specific settings with app clients</a>
 */
public record AppClients(Clients clients, CallLimit limit, String userPoolId) {
    private static final int PAGE = 60;

    public Optional<FoundClient> find(String clientId) {
        try {
            return Optional.of(new FoundClient(clients.cognito()
                    .describeUserPoolClient(
                            r -> r.userPoolId(userPoolId).clientId(clientId).overrideConfiguration(limit))
                    .userPoolClient()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The ids of all clients whose name passes; reads the whole list, so use it for unclear outcomes only. */
    public List<String> idsByName(Predicate<String> name) {
        try {
            // Not with the SDK's paginator, which gives each page all the time that there was at the beginning.
            return Pages.all(
                            token -> clients.cognito()
                                    .listUserPoolClients(r -> r.userPoolId(userPoolId)
                                            .maxResults(PAGE)
                                            .nextToken(token)
                                            .overrideConfiguration(limit)),
                            ListUserPoolClientsResponse::nextToken)
                    .flatMap(page -> page.userPoolClients().stream())
                    .filter(client -> name.test(client.clientName()))
                    .map(UserPoolClientDescription::clientId)
                    .toList();
        } catch (ResourceNotFoundException e) {
            return List.of();
        }
    }

    /** Creates a client with a secret that Cognito generates. */
    public FoundClient create(AppClient client) {
        return new FoundClient(clients.cognitoOnce()
                .createUserPoolClient(r -> r.userPoolId(userPoolId)
                        .clientName(client.name())
                        .generateSecret(true)
                        .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthScopes(client.scopes())
                        .explicitAuthFlowsWithStrings(FoundClient.CLIENT_TOKEN_FLOW)
                        .enableTokenRevocation(true)
                        .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED)
                        .accessTokenValidity(seconds(client))
                        .tokenValidityUnits(u -> u.accessToken(TimeUnitsType.SECONDS))
                        .overrideConfiguration(limit))
                .userPoolClient());
    }

    /** Changes what differs and keeps the rest of what was found. */
    public void update(FoundClient found, AppClient client) {
        UserPoolClientType before = found.described();
        UpdateUserPoolClientRequest.Builder update = UpdateUserPoolClientRequest.builder();
        ShownMembers.copy(before, update);
        update.clientName(client.name()).allowedOAuthScopes(client.scopes()).overrideConfiguration(limit);
        if (!client.accessTokenValidity().equals(found.client().accessTokenValidity())) {
            update.accessTokenValidity(seconds(client)).tokenValidityUnits(secondsAndTheOthersOf(before));
        }
        if (client.machineFlows()) {
            update.allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                    .allowedOAuthFlowsUserPoolClient(true)
                    .explicitAuthFlowsWithStrings(FoundClient.CLIENT_TOKEN_FLOW)
                    .enableTokenRevocation(true);
        }
        clients.cognito().updateUserPoolClient(update.build());
    }

    /** Deletes the client; one that is already gone is not an error. */
    public void delete(String clientId) {
        try {
            clients.cognito()
                    .deleteUserPoolClient(
                            r -> r.userPoolId(userPoolId).clientId(clientId).overrideConfiguration(limit));
        } catch (ResourceNotFoundException e) {
            // It is already gone.
        }
    }

    private static int seconds(AppClient client) {
        return Math.toIntExact(client.accessTokenValidity().toSeconds());
    }

    private static TokenValidityUnitsType secondsAndTheOthersOf(UserPoolClientType before) {
        TokenValidityUnitsType units = before.tokenValidityUnits();
        return (units == null ? TokenValidityUnitsType.builder() : units.toBuilder())
                .accessToken(TimeUnitsType.SECONDS)
                .build();
    }
}
