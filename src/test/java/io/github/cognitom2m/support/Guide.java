package io.github.cognitom2m.support;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the Terraform guide's {@code main.tf} makes with its variables as they come. */
public record Guide(Platform platform, String pool, String clientId, String clientSecret) {
    static final String DOMAIN = "m2m-rubicon-dev-auth";

    /** Calls AWS as Terraform's provider does. */
    public static Guide apply(Platform platform) {
        Map<String, Object> pool = Json.object(platform.cognito(
                        "CreateUserPool",
                        Map.of(
                                "PoolName",
                                "dev-machine-to-machine-user-pool",
                                "UserPoolTags",
                                Map.of("Project", "m2m-auth")))
                .get("UserPool"));
        String id = String.valueOf(pool.get("Id"));
        platform.cognito("CreateUserPoolDomain", Map.of("UserPoolId", id, "Domain", DOMAIN, "ManagedLoginVersion", 2));
        platform.cognito(
                "CreateResourceServer",
                Map.of(
                        "UserPoolId",
                        id,
                        "Identifier",
                        "m2m-client",
                        "Name",
                        "m2m-client",
                        "Scopes",
                        List.of(
                                Map.of("ScopeName", "read", "ScopeDescription", "Read access"),
                                Map.of("ScopeName", "write", "ScopeDescription", "Write access"))));
        Map<String, Object> client = new LinkedHashMap<>(Map.of(
                "UserPoolId",
                id,
                "ClientName",
                "m2m-client",
                "GenerateSecret",
                true,
                "AllowedOAuthFlows",
                List.of("client_credentials"),
                "AllowedOAuthFlowsUserPoolClient",
                true,
                "AllowedOAuthScopes",
                List.of("m2m-client/read", "m2m-client/write"),
                "AccessTokenValidity",
                1,
                "TokenValidityUnits",
                Map.of("AccessToken", "hours")));
        Map<String, Object> made =
                Json.object(platform.cognito("CreateUserPoolClient", client).get("UserPoolClient"));
        return new Guide(platform, id, String.valueOf(made.get("ClientId")), String.valueOf(made.get("ClientSecret")));
    }

    /** Changes what the guide does not mind: names, lifetimes, and what users see. */
    public void changeByHand() {
        platform.cognito(
                "UpdateUserPoolDomain", Map.of("UserPoolId", pool, "Domain", DOMAIN, "ManagedLoginVersion", 1));
        platform.cognito(
                "UpdateResourceServer",
                Map.of(
                        "UserPoolId",
                        pool,
                        "Identifier",
                        "m2m-client",
                        "Name",
                        "Orders of 2019",
                        "Scopes",
                        List.of(
                                Map.of("ScopeName", "read", "ScopeDescription", "Read access"),
                                Map.of("ScopeName", "write", "ScopeDescription", "Write access"))));
        Map<String, Object> client = new LinkedHashMap<>(Map.of(
                "UserPoolId",
                pool,
                "ClientId",
                clientId,
                "ClientName",
                "renamed",
                "AllowedOAuthFlows",
                List.of("client_credentials"),
                "AllowedOAuthFlowsUserPoolClient",
                true,
                "AllowedOAuthScopes",
                List.of("m2m-client/read", "m2m-client/write"),
                "EnableTokenRevocation",
                false,
                "AccessTokenValidity",
                90,
                "TokenValidityUnits",
                Map.of("AccessToken", "minutes", "IdToken", "hours")));
        client.put("ReadAttributes", List.of("email"));
        client.put("IdTokenValidity", 3);
        platform.cognito("UpdateUserPoolClient", client);
    }

    public String tokenEndpoint() {
        return "https://" + DOMAIN + ".auth.us-east-1.amazoncognito.com/oauth2/token";
    }

    /** All of it as AWS shows it now. */
    public List<Map<String, Object>> described() {
        return List.of(
                platform.cognito("DescribeUserPool", Map.of("UserPoolId", pool)),
                platform.cognito("DescribeUserPoolDomain", Map.of("Domain", DOMAIN)),
                platform.cognito("DescribeResourceServer", Map.of("UserPoolId", pool, "Identifier", "m2m-client")),
                platform.cognito("DescribeUserPoolClient", Map.of("UserPoolId", pool, "ClientId", clientId)));
    }
}
