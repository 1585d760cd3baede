package io.github.cognitom2m.emulator.cognito;

import java.util.List;
import java.util.Map;

/** A resource server of a user pool; its scopes are kept in the order of their names. */
public record ResourceServer(String poolId, String identifier, String name, List<Scope> scopes) {

    /** A scope without its server's identifier. */
    public record Scope(String name, String description) {}

    public ResourceServer {
        scopes = List.copyOf(scopes);
    }

    /** Whether an app client may be allowed this scope, given in full as {@code identifier/name}. */
    public boolean offers(String fullScope) {
        return scopes.stream().anyMatch(scope -> fullScope.equals(identifier + "/" + scope.name()));
    }

    Map<String, Object> shown() {
        return Map.of(
                "UserPoolId", poolId,
                "Identifier", identifier,
                "Name", name,
                "Scopes",
                        scopes.stream()
                                .map(scope ->
                                        Map.of("ScopeName", scope.name(), "ScopeDescription", scope.description()))
                                .toList());
    }
}
