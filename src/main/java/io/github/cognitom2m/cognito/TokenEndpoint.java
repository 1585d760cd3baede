package io.github.cognitom2m.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.aws.ClientSecret;
import io.github.cognitom2m.cognito.TokenAnswer.Granted;
import io.github.cognitom2m.cognito.TokenAnswer.Refused;
import io.github.cognitom2m.cognito.TokenAnswer.Unresolved;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Base64;
import java.util.Map;
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
    // Far more than any token; a longer answer does not come from a token endpoint.
    private static final int LONGEST_ANSWER = 64 * 1024;

    /** Requests a token with the client-credentials grant, naming no scope. */
    TokenAnswer request(String clientId, ClientSecret secret) {
        try {
            HttpExecuteResponse response =
                    http.prepareRequest(grant(clientId, secret)).call();
            String body = body(response);
            if (!response.httpResponse().isSuccessful()) {
                // The status comes first, because a web ACL answers with HTML or with nothing.
                return new Refused(
                        uri.getHost() + " answered " + response.httpResponse().statusCode() + error(body));
            }
            return new Granted(
                    AccessToken.scopes(String.valueOf(JSON.std.mapFrom(body).get("access_token"))));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            if (e instanceof UnknownHostException || e.getCause() instanceof UnknownHostException) {
                return new Unresolved("the name " + uri.getHost() + " does not resolve");
            }
            // Only the type of the failure, because its message may quote what was sent or received.
            return new Refused(
                    uri.getHost() + " could not be reached (" + e.getClass().getSimpleName() + ")");
        }
    }

    private HttpExecuteRequest grant(String clientId, ClientSecret secret) {
        byte[] form = "grant_type=client_credentials".getBytes(UTF_8);
        String basic = Base64.getEncoder().encodeToString((clientId + ":" + secret.value()).getBytes(UTF_8));
        ContentStreamProvider content = () -> new ByteArrayInputStream(form);
        return HttpExecuteRequest.builder()
                .request(SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(uri)
                        .putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .putHeader("Content-Length", String.valueOf(form.length))
                        .putHeader("Authorization", "Basic " + basic)
                        .contentStreamProvider(content)
                        .build())
                .contentStreamProvider(content)
                .build();
    }

    private static String body(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return "";
        }
        try (InputStream body = response.responseBody().get()) {
            byte[] read = body.readNBytes(LONGEST_ANSWER);
            if (body.read() >= 0) {
                throw new IOException("an answer of more than " + LONGEST_ANSWER + " bytes");
            }
            return new String(read, UTF_8);
        }
    }

    /** The text of OAuth's error answer if it is plain words; anything else is not repeated. */
    private static String error(String body) {
        Map<String, Object> answer;
        try {
            answer = JSON.std.mapFrom(body);
        } catch (IOException e) {
            return " without a cause";
        }
        String told = Stream.of("error", "error_description")
                .map(member -> String.valueOf(answer.getOrDefault(member, "")))
                .filter(text -> PLAIN_WORDS.matcher(text).matches())
                .collect(Collectors.joining(": "));
        return told.isEmpty() ? " without a cause" : " " + told;
    }
}
