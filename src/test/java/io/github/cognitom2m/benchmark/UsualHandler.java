package io.github.cognitom2m.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What is usually written for this purpose: the SDK's default clients, one call after the other, no ledger, no check of
 * the token, no answer where something fails.
 */
public final class UsualHandler implements RequestHandler<Map<String, Object>, String> {
    private final CognitoIdentityProviderClient cognito = CognitoIdentityProviderClient.create();
    private final SecretsManagerClient secrets = SecretsManagerClient.create();

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        Map<?, ?> properties = map(event.get("ResourceProperties"));
        String pool = String.valueOf(properties.get("UserPoolId"));
        Map<?, ?> server = map(properties.get("ResourceServer"));
        String domain = String.valueOf(map(properties.get("Domain")).get("Domain"));
        String id = switch (String.valueOf(event.get("RequestType"))) {
            case "Create" -> create(pool, server, domain, "usual-" + event.get("RequestId"));
            case "Update" -> update(pool, server, String.valueOf(event.get("PhysicalResourceId")));
            default -> delete(pool, server, domain, String.valueOf(event.get("PhysicalResourceId")));
        };
        answer(event, id);
        return id;
    }

    private String create(String pool, Map<?, ?> server, String domain, String name) {
        String identifier = String.valueOf(server.get("Identifier"));
        cognito.createResourceServer(request ->
                request.userPoolId(pool).identifier(identifier).name(identifier).scopes(scopes(server)));
        cognito.createUserPoolDomain(request -> request.userPoolId(pool).domain(domain));
        cognito.describeUserPoolDomain(request -> request.domain(domain));
        UserPoolClientType client = cognito.createUserPoolClient(request -> request.userPoolId(pool)
                        .clientName("usual")
                        .generateSecret(true)
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                        .allowedOAuthScopes(names(identifier, server)))
                .userPoolClient();
        String arn = secrets.createSecret(request -> request.name(name).secretString(value(pool, client.clientId())))
                .arn();
        return client.clientId() + " " + arn;
    }

    private String update(String pool, Map<?, ?> server, String id) {
        String identifier = String.valueOf(server.get("Identifier"));
        String client = id.split(" ", -1)[0];
        cognito.updateResourceServer(request ->
                request.userPoolId(pool).identifier(identifier).name(identifier).scopes(scopes(server)));
        cognito.updateUserPoolClient(request -> request.userPoolId(pool)
                .clientId(client)
                .allowedOAuthFlowsUserPoolClient(true)
                .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                .allowedOAuthScopes(names(identifier, server)));
        secrets.putSecretValue(request -> request.secretId(id.split(" ", -1)[1]).secretString(value(pool, client)));
        return id;
    }

    private String delete(String pool, Map<?, ?> server, String domain, String id) {
        String[] parts = id.split(" ", -1);
        cognito.deleteUserPoolClient(request -> request.userPoolId(pool).clientId(parts[0]));
        cognito.deleteUserPoolDomain(request -> request.userPoolId(pool).domain(domain));
        cognito.deleteResourceServer(
                request -> request.userPoolId(pool).identifier(String.valueOf(server.get("Identifier"))));
        secrets.deleteSecret(request -> request.secretId(parts[1]).forceDeleteWithoutRecovery(true));
        return id;
    }

    private String value(String pool, String clientId) {
        String secret = cognito.describeUserPoolClient(
                        request -> request.userPoolId(pool).clientId(clientId))
                .userPoolClient()
                .clientSecret();
        return json(Map.of("client_id", clientId, "client_secret", secret));
    }

    private static List<ResourceServerScopeType> scopes(Map<?, ?> server) {
        List<?> scopes = (List<?>) Objects.requireNonNull(server.get("Scopes"));
        return scopes.stream()
                .map(UsualHandler::map)
                .map(scope -> ResourceServerScopeType.builder()
                        .scopeName(String.valueOf(scope.get("ScopeName")))
                        .scopeDescription(String.valueOf(scope.get("ScopeDescription")))
                        .build())
                .toList();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static List<String> names(String identifier, Map<?, ?> server) {
        return scopes(server).stream()
                .map(scope -> identifier + "/" + scope.scopeName())
                .toList();
    }

    private static void answer(Map<String, Object> event, String id) {
        byte[] body = json(Map.of(
                        "Status", "SUCCESS",
                        "PhysicalResourceId", id,
                        "StackId", event.get("StackId"),
                        "RequestId", event.get("RequestId"),
                        "LogicalResourceId", event.get("LogicalResourceId")))
                .getBytes(UTF_8);
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(String.valueOf(event.get("ResponseURL"))).toURL().openConnection();
            connection.setRequestMethod("PUT");
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "");
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            if (connection.getResponseCode() != 200) {
                throw new IOException("not taken");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.std.asString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
