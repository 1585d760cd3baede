package io.github.cognitom2m.secret;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.aws.ClientSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a workload needs to get a token: the value of the secret, under OAuth's own names.
 *
 * @param tokenEndpoint empty if the user pool has no domain, and tokens come from GetClientToken alone
 * @param scope space separated
 * @param clientSecretId Cognito's id of the client secret; empty until the first rotation
 */
public record Credential(
        String clientId,
        ClientSecret clientSecret,
        Optional<String> tokenEndpoint,
        String scope,
        String issuer,
        String jwksUri,
        Optional<String> clientSecretId) {

    /** The same client with another of its secrets. */
    public Credential with(ClientSecret secret, Optional<String> secretId) {
        return new Credential(clientId, secret, tokenEndpoint, scope, issuer, jwksUri, secretId);
    }

    public String toJson() {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("client_id", clientId);
        json.put("client_secret", clientSecret.value());
        tokenEndpoint.ifPresent(uri -> json.put("token_endpoint", uri));
        json.put("scope", scope);
        json.put("issuer", issuer);
        json.put("jwks_uri", jwksUri);
        clientSecretId.ifPresent(id -> json.put("client_secret_id", id));
        try {
            return JSON.std.asString(json);
        } catch (IOException e) {
            throw new UncheckedIOException("strings that cannot be written as JSON", e);
        }
    }

    /** The credential in the value of a secret; empty if the value is something else, such as one written by hand. */
    public static Optional<Credential> parse(@Nullable String json) {
        try {
            Map<String, Object> map = json == null ? Map.of() : JSON.std.mapFrom(json);
            return Optional.of(new Credential(
                    text(map, "client_id"),
                    new ClientSecret(text(map, "client_secret")),
                    optional(map, "token_endpoint"),
                    text(map, "scope"),
                    text(map, "issuer"),
                    text(map, "jwks_uri"),
                    optional(map, "client_secret_id")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, Object> map, String key) {
        return optional(map, key).orElseThrow(() -> new IllegalArgumentException(key));
    }

    private static Optional<String> optional(Map<String, Object> map, String key) {
        return map.get(key) instanceof String value ? Optional.of(value) : Optional.empty();
    }
}
