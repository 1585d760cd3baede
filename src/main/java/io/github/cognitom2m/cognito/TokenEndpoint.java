package io.github.cognitom2m.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.aws.ClientSecret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * The OAuth 2.0 token endpoint of a user pool's domain.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">The token issuer
 *     endpoint</a>
 */
public record TokenEndpoint(SdkHttpClient http, URI uri) {
    private static final Pattern PLAIN_WORDS = Pattern.compile("[a-z_ ]{1,100}");

    /** The endpoint did not answer, or answered with an error; it may pass, for a new domain and a new secret take time. */
    public static final class TokenRefused extends Exception {
        private static final long serialVersionUID = 1L;

        TokenRefused(String message) {
            super(message);
        }
    }

    /**
     * Requests a token with the client-credentials grant, naming no scope.
     *
     * @return the scopes that the token grants: all that the client may have and that exist
     * @throws TokenRefused where no token was had; the message names the cause and no secret
     */
    public NavigableSet<String> grantedScopes(String clientId, ClientSecret secret) throws TokenRefused {
        byte[] form = "grant_type=client_credentials".getBytes(UTF_8);
        String basic = Base64.getEncoder().encodeToString((clientId + ":" + secret.value()).getBytes(UTF_8));
        ContentStreamProvider content = () -> new ByteArrayInputStream(form);
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(uri)
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .putHeader("Content-Length", String.valueOf(form.length))
                .putHeader("Authorization", "Basic " + basic)
                .contentStreamProvider(content)
                .build();
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(request)
                            .contentStreamProvider(content)
                            .build())
                    .call();
            if (!response.httpResponse().isSuccessful()) {
                throw new TokenRefused(uri.getHost() + " answered "
                        + response.httpResponse().statusCode() + " " + error(bodyIfJson(response)));
            }
            return scopes(String.valueOf(body(response).get("access_token")));
        } catch (IOException | IllegalArgumentException e) {
            // Only the kind of the failure: its message may quote what was sent or received.
            throw new TokenRefused(
                    uri.getHost() + " could not be asked (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** What OAuth's error answer says, as far as it is plain words: anything else is not repeated. */
    private static String error(Map<String, Object> answer) {
        String told = Stream.of("error", "error_description")
                .map(member -> String.valueOf(answer.getOrDefault(member, "")))
                .filter(text -> PLAIN_WORDS.matcher(text).matches())
                .collect(Collectors.joining(": "));
        return told.isEmpty() ? "without a cause" : told;
    }

    /** The members of an error; none where it is not OAuth's own, such as the page of a web ACL. */
    private static Map<String, Object> bodyIfJson(HttpExecuteResponse response) {
        try {
            return body(response);
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static Map<String, Object> body(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return Map.of();
        }
        try (InputStream body = response.responseBody().get()) {
            return JSON.std.mapFrom(body.readAllBytes());
        }
    }

    /** The scope claim of a token that came straight from its issuer over TLS, so that its signature tells nothing new. */
    private static NavigableSet<String> scopes(String token) throws IOException {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IOException("the token is not a JWT");
        }
        Object scope = JSON.std.mapFrom(Base64.getUrlDecoder().decode(parts[1])).get("scope");
        return scope == null
                ? new TreeSet<>()
                : new TreeSet<>(Arrays.asList(scope.toString().split(" ")));
    }
}
