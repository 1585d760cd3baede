package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.cognito.TokenEndpoint.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A token request whose form is in order; the client authenticates by Basic or in the body. */
record TokenRequest(String clientId, Optional<String> clientSecret, Optional<String> scope) {

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
        Optional<String> scope = Optional.ofNullable(form.get("scope"));
        Optional<String> clientId = Optional.ofNullable(form.get("client_id"));
        Optional<String> authorization = request.header("authorization");
        if (authorization.isPresent()) {
            String[] basic = basic(authorization.get());
            if (clientId.filter(id -> !id.equals(basic[0])).isPresent()) {
                throw new Refusal("invalid_request", Optional.empty());
            }
            return new TokenRequest(basic[0], Optional.of(basic[1]), scope);
        }
        return new TokenRequest(
                clientId.orElseThrow(() -> new Refusal("invalid_request", Optional.empty())),
                Optional.ofNullable(form.get("client_secret")),
                scope);
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
