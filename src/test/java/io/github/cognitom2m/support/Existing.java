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
        platform.cognito("CreateResourceServer", describedServer(scopes));
    }

    /** Gives the resource server orders these scopes and no others. */
    public void scopes(String... scopes) {
        platform.cognito("UpdateResourceServer", describedServer(scopes));
    }

    private Map<String, Object> describedServer(String... scopes) {
        return inPool(Map.of(
                "Identifier",
                "orders",
                "Name",
                "orders",
                "Scopes",
                Stream.of(scopes)
                        .map(scope -> Map.of("ScopeName", scope, "ScopeDescription", "to " + scope))
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
