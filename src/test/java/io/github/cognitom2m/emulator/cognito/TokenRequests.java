package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** Asks the token endpoint of a target's pool. */
record TokenRequests(Target target, String endpoint) {

    /** Gives the pool the domain that it needs for a token endpoint. */
    static TokenRequests to(Target target) {
        return new TokenRequests(target, "https://" + target.domain() + "/oauth2/token");
    }

    /** Posts a form; an empty authorization is not sent. */
    Answer ask(String authorization, String form) throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/x-www-form-urlencoded"));
        if (!authorization.isEmpty()) {
            headers.put("authorization", authorization);
        }
        return target.send("POST", endpoint, headers, form);
    }

    String basic(UserPoolClientType client, String secret) {
        byte[] credentials = (client.clientId() + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }
}
