package io.github.cognitom2m.cognito;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

/**
 * The resource servers of one user pool.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html">
 *     Scopes, M2M, and resource servers</a>
 */
public record ResourceServers(Clients clients, CallLimit limit, String userPoolId) {

    /** The server of this identifier, or empty where server or pool do not exist. */
    public Optional<ResourceServer> find(String identifier) {
        try {
            return Optional.of(observed(clients.cognito()
                    .describeResourceServer(
                            r -> r.userPoolId(userPoolId).identifier(identifier).overrideConfiguration(limit))
                    .resourceServer()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    public void create(ResourceServer server) {
        clients.cognitoOnce()
                .createResourceServer(r -> r.userPoolId(userPoolId)
                        .identifier(server.identifier())
                        .name(server.name())
                        .scopes(scopes(server))
                        .overrideConfiguration(limit));
    }

    public void update(ResourceServer server) {
        // UpdateResourceServer resets what is left out, so everything is sent.
        clients.cognito()
                .updateResourceServer(r -> r.userPoolId(userPoolId)
                        .identifier(server.identifier())
                        .name(server.name())
                        .scopes(scopes(server))
                        .overrideConfiguration(limit));
    }

    /** Deletes the server; one that is already gone is not an error. */
    public void delete(String identifier) {
        try {
            clients.cognito()
                    .deleteResourceServer(
                            r -> r.userPoolId(userPoolId).identifier(identifier).overrideConfiguration(limit));
        } catch (ResourceNotFoundException e) {
            // It is already gone.
        }
    }

    private static List<ResourceServerScopeType> scopes(ResourceServer server) {
        return server.scopes().entrySet().stream()
                .map(scope -> ResourceServerScopeType.builder()
                        .scopeName(scope.getKey())
                        .scopeDescription(scope.getValue())
                        .build())
                .toList();
    }

    private static ResourceServer observed(ResourceServerType server) {
        TreeMap<String, String> scopes = new TreeMap<>();
        server.scopes().forEach(scope -> scopes.put(scope.scopeName(), scope.scopeDescription()));
        return new ResourceServer(server.identifier(), server.name(), scopes);
    }
}
