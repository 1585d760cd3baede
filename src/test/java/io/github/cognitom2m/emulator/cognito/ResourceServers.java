package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.cognito.ResourceServer.Scope;
import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The operations on resource servers. */
final class ResourceServers {
    private static final int LARGEST_PAGE = 50;

    private final CognitoState state;

    ResourceServers(CognitoState state) {
        this.state = state;
    }

    Map<String, Object> create(Input input) {
        Pool pool = state.latest().pool(input.text("UserPoolId"));
        ResourceServer server = server(input);
        // Fact: COG-SERVER-DUPLICATE
        if (pool.servers().find(server.identifier()).isPresent()) {
            throw Errors.invalidParameter(
                    state.varies(Variant.OTHER_TEXT_FOR_DUPLICATE_SERVERS)
                            ? "A resource server with this identifier is already present."
                            : server.identifier() + " already exists in user pool " + pool.id() + ".");
        }
        if (pool.servers().all().size() >= state.quotas.serversPerPool()) {
            throw Errors.limitExceeded("Maximum number of resource servers per user pool reached.");
        }
        state.write(pool.with(server));
        return Map.of("ResourceServer", server.shown());
    }

    Map<String, Object> describe(Input input) {
        ResourceServer server = state.seen().pool(input.text("UserPoolId")).server(input.text("Identifier"));
        return Map.of("ResourceServer", server.shown());
    }

    /** Replaces the whole server: scopes that are left out are gone. */
    Map<String, Object> update(Input input) {
        Pool pool = state.latest().pool(input.text("UserPoolId"));
        // Fact: COG-SERVER-UPDATE-REPLACES
        pool.server(input.text("Identifier"));
        ResourceServer server = server(input);
        state.write(pool.with(server));
        return Map.of("ResourceServer", server.shown());
    }

    Map<String, Object> delete(Input input) {
        Pool pool = state.latest().pool(input.text("UserPoolId"));
        ResourceServer server = pool.server(input.text("Identifier"));
        // Fact: COG-SERVER-DELETE-FREE
        state.write(pool.withServers(pool.servers().without(server.identifier())));
        return Map.of();
    }

    Map<String, Object> list(Input input) {
        Pool pool = state.seen().pool(input.text("UserPoolId"));
        return pool.servers().page(input, LARGEST_PAGE, "ResourceServers", ResourceServer::shown);
    }

    private static ResourceServer server(Input input) {
        List<Scope> scopes = input.items("Scopes").stream()
                .map(scope -> new Scope(scope.text("ScopeName"), scope.text("ScopeDescription")))
                .sorted(Comparator.comparing(Scope::name))
                .toList();
        if (scopes.stream().map(Scope::name).distinct().count() < scopes.size()) {
            throw Errors.invalidParameter("Duplicate scope names are not allowed.");
        }
        return new ResourceServer(input.text("UserPoolId"), input.text("Identifier"), input.text("Name"), scopes);
    }
}
