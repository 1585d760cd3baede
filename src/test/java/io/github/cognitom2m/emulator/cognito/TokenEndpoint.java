package io.github.cognitom2m.emulator.cognito;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.cognito.MachineTokens.ScopeNotAllowed;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The OAuth 2.0 token endpoint of a pool's domain, for the client credentials grant. */
final class TokenEndpoint {
    private final CognitoState state;
    private final MachineTokens tokens;

    TokenEndpoint(CognitoState state) {
        this.state = state;
        this.tokens = new MachineTokens(state);
    }

    Answer handle(String poolId, Query request) throws IOException {
        // Fact: TOK-ENDPOINT
        if (!request.uri().getPath().equals("/oauth2/token")) {
            return Answer.of(404, "text/plain", "Not found");
        }
        if (!request.method().equals("POST")) {
            return Answer.of(405, "text/plain", "Method not allowed");
        }
        try {
            return json(200, grant(state.latest().pool(poolId), TokenRequest.parse(request)));
        } catch (Refusal e) {
            // Fact: TOK-ENDPOINT-ERRORS
            return json(400, e.body());
        }
    }

    private Map<String, Object> grant(Pool pool, TokenRequest request) throws Refusal {
        AppClient client = tokens.client(pool, request.clientId())
                .orElseThrow(() -> new Refusal("invalid_client", Optional.empty()));
        // Fact: TOK-ENDPOINT-SECRET
        if (!tokens.authenticates(client, request.clientSecret())) {
            throw new Refusal("invalid_client", Optional.of("invalid_client_secret"));
        }
        // Fact: TOK-ENDPOINT-FLOW-OFF
        if (!client.grantsClientCredentials()) {
            throw new Refusal("invalid_grant", Optional.empty());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        try {
            body.put("access_token", tokens.issue(pool, client, request.scopes(), request.metadata()));
        } catch (ScopeNotAllowed e) {
            throw new Refusal("invalid_scope", Optional.empty());
        }
        body.put("expires_in", Math.toIntExact(client.accessTokenValidity().toSeconds()));
        body.put("token_type", "Bearer");
        return body;
    }

    private Answer json(int status, Map<String, Object> body) throws IOException {
        Map<String, String> headers = Map.of(
                "content-type", "application/json;charset=UTF-8",
                "access-control-allow-origin", "*",
                "x-amz-cognito-request-id", state.ids.uuid().toString());
        return new Answer(status, headers, JSON.std.asString(body));
    }

    /** An error of the endpoint, in OAuth's terms. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final String error;
        private final String description;

        Refusal(String error, Optional<String> description) {
            super(error);
            this.error = error;
            this.description = description.orElse("");
        }

        Map<String, Object> body() {
            return description.isEmpty()
                    ? Map.of("error", error)
                    : Map.of("error", error, "error_description", description);
        }
    }
}
