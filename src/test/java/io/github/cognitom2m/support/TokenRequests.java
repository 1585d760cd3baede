package io.github.cognitom2m.support;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Requests for tokens, by either way, as workloads send them. */
public final class TokenRequests {
    private TokenRequests() {}

    /** By either way: a domain's token endpoint, or GetClientToken. */
    public static boolean isOne(Query request) {
        return isOfEndpoint(request) || isOfApi(request);
    }

    public static boolean isOfEndpoint(Query request) {
        return request.uri().getPath().endsWith("/oauth2/token");
    }

    public static boolean isOfApi(Query request) {
        return request.header("x-amz-target").orElse("").endsWith(".GetClientToken");
    }

    /** The request for a token with what is in a secret: to the endpoint that it names, else by GetClientToken. */
    public static Query of(EmulatedAws aws, Map<String, Object> credential) throws IOException {
        Object endpoint = credential.get("token_endpoint");
        if (endpoint == null) {
            return new Query(
                    "POST",
                    URI.create("https://" + aws.place().apiHost("cognito-idp") + "/"),
                    Map.of(
                            "content-type",
                            "application/x-amz-json-1.1",
                            "x-amz-target",
                            "AWSCognitoIdentityProviderService.GetClientToken"),
                    JSON.std.asString(Map.of(
                            "ClientId", credential.get("client_id"), "Secret", credential.get("client_secret"))));
        }
        String basic = credential.get("client_id") + ":" + credential.get("client_secret");
        return new Query(
                "POST",
                URI.create(String.valueOf(endpoint)),
                Map.of(
                        "content-type",
                        "application/x-www-form-urlencoded",
                        "authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8))),
                "grant_type=client_credentials");
    }

    /** The token in an answer, by OAuth's names, whichever way it came. */
    public static Map<String, Object> token(Answer answer) throws IOException {
        Map<String, Object> body = JSON.std.mapFrom(answer.body());
        return body.get("ClientAuthenticationResult") instanceof Map<?, ?> result
                ? Map.of("access_token", result.get("AccessToken"), "expires_in", result.get("ExpiresIn"))
                : body;
    }
}
