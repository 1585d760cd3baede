package io.github.cognitom2m.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What others have made in the user pool before, or beside, the stacks of a test. */
public final class Existing {
    private final Platform platform;

    public Existing(Platform platform) {
        this.platform = platform;
    }

    /** Makes the resource server orders. */
    public void server(String... scopes) {
        server("orders", "orders", described(scopes));
    }

    /** Makes a resource server; its scopes have these descriptions. */
    public void server(String identifier, String name, Map<String, String> scopes) {
        platform.cognito("CreateResourceServer", members(identifier, name, scopes));
    }

    /** Gives the resource server orders these scopes and no others. */
    public void scopes(String... scopes) {
        changeServer("orders", described(scopes));
    }

    /** Gives the resource server orders another name, and these scopes and no others. */
    public void changeServer(String name, Map<String, String> scopes) {
        platform.cognito("UpdateResourceServer", members("orders", name, scopes));
    }

    private static Map<String, String> described(String... scopes) {
        Map<String, String> described = new LinkedHashMap<>();
        Stream.of(scopes).forEach(scope -> described.put(scope, "to " + scope));
        return described;
    }

    private Map<String, Object> members(String identifier, String name, Map<String, String> scopes) {
        return inPool(Map.of(
                "Identifier",
                identifier,
                "Name",
                name,
                "Scopes",
                scopes.entrySet().stream()
                        .map(scope -> Map.of("ScopeName", scope.getKey(), "ScopeDescription", scope.getValue()))
                        .toList()));
    }

    public void domain(String name) {
        platform.cognito("CreateUserPoolDomain", inPool(Map.of("Domain", name)));
    }

    /** Makes a client for machines; answers what Cognito shows of it. */
    public Map<String, Object> client(String scope) {
        return clientWith(Map.of(
                "AllowedOAuthFlows", List.of("client_credentials"),
                "AllowedOAuthFlowsUserPoolClient", true,
                "AllowedOAuthScopes", List.of(scope)));
    }

    public Map<String, Object> clientWith(Map<String, Object> settings) {
        Map<String, Object> input = inPool(settings);
        input.put("ClientName", "by-hand");
        input.put("GenerateSecret", true);
        Map<String, Object> shown = new LinkedHashMap<>();
        if (platform.cognito("CreateUserPoolClient", input).get("UserPoolClient") instanceof Map<?, ?> client) {
            client.forEach((name, value) -> shown.put(String.valueOf(name), value));
        }
        return shown;
    }

    private Map<String, Object> inPool(Map<String, Object> members) {
        Map<String, Object> input = new LinkedHashMap<>(members);
        input.put("UserPoolId", platform.pool());
        return input;
    }
}
