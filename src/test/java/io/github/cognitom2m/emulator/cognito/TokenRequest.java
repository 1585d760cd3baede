package io.github.cognitom2m.emulator.cognito;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.cognito.TokenEndpoint.Refusal;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A token request whose form is in order; the client authenticates by Basic or in the body. */
record TokenRequest(String clientId, Optional<String> clientSecret, List<String> scopes, Map<String, String> metadata) {

    static TokenRequest parse(Query request) throws Refusal {
        if (!request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            throw new Refusal("invalid_request", Optional.empty());
        }
        Map<String, String> form = form(request.body());
        String grant = form.getOrDefault("grant_type", "");
        if (grant.isEmpty()) {
            throw new Refusal("invalid_request", Optional.empty());
        }
        if (grant.equals("authorization_code") || grant.equals("refresh_token")) {
            throw new Refusal("unauthorized_client", Optional.empty());
        }
        if (!grant.equals("client_credentials")) {
            throw new Refusal("unsupported_grant_type", Optional.empty());
        }
        List<String> scopes = Arrays.stream(form.getOrDefault("scope", "").split(" "))
                .filter(scope -> !scope.isEmpty())
                .toList();
        Map<String, String> metadata = metadata(form.getOrDefault("aws_client_metadata", "{}"));
        Optional<String> clientId = Optional.ofNullable(form.get("client_id"));
        Optional<String> authorization = request.header("authorization");
        if (authorization.isPresent()) {
            String[] basic = basic(authorization.get());
            if (clientId.filter(id -> !id.equals(basic[0])).isPresent()) {
                throw new Refusal("invalid_request", Optional.empty());
            }
            return new TokenRequest(basic[0], Optional.of(basic[1]), scopes, metadata);
        }
        return new TokenRequest(
                clientId.orElseThrow(() -> new Refusal("invalid_request", Optional.empty())),
                Optional.ofNullable(form.get("client_secret")),
                scopes,
                metadata);
    }

    private static String[] basic(String authorization) throws Refusal {
        try {
            if (authorization.startsWith("Basic ")) {
                byte[] decoded = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
                String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
                if (parts.length == 2) {
                    return parts;
                }
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal("invalid_client", Optional.empty());
        }
        throw new Refusal("invalid_client", Optional.empty());
    }

    // Fact: TOK-CLIENT-METADATA
    private static Map<String, String> metadata(String json) throws Refusal {
        try {
            return JSON.std.mapOfFrom(String.class, json);
        } catch (IOException e) {
            throw new Refusal("invalid_request", Optional.empty());
        }
    }

    private static Map<String, String> form(String body) throws Refusal {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) throws Refusal {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal("invalid_request", Optional.empty());
        }
    }
}
