package orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Access tokens for the client whose credentials are in a secret. */
final class Tokens {
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);

    private final HttpClient http;
    private final SecretsManagerClient secrets;
    private final String secretId;
    private Map<String, Object> credentials = Map.of();
    private String token = "";
    private Instant renewal = Instant.MIN;

    Tokens(HttpClient http, SecretsManagerClient secrets, String secretId) {
        this.http = http;
        this.secrets = secrets;
        this.secretId = secretId;
    }

    /** A token that is good for another minute; each new one is billed, so it is kept. */
    synchronized String get(Instant end) throws IOException, InterruptedException {
        if (!Instant.now().isBefore(renewal)) {
            HttpResponse<String> answer = request(end);
            if (answer.statusCode() != 200) {
                throw new IOException(answer.uri() + " answered " + answer.statusCode());
            }
            Map<String, Object> body = JSON.std.mapFrom(answer.body());
            token = (String) body.get("access_token");
            renewal = Instant.now().plusSeconds((Integer) body.get("expires_in") - 60);
        }
        return token;
    }

    /** Makes the next call get another token. */
    synchronized void drop() {
        renewal = Instant.MIN;
    }

    /** What one request may take: 10 seconds, and never longer than until the end. */
    static Duration within(Instant end) throws HttpTimeoutException {
        Duration left = Duration.between(Instant.now(), end);
        if (left.isNegative() || left.isZero()) {
            throw new HttpTimeoutException("no time is left for another request");
        }
        return left.compareTo(LONGEST_REQUEST) < 0 ? left : LONGEST_REQUEST;
    }

    private HttpResponse<String> request(Instant end) throws IOException, InterruptedException {
        try {
            HttpResponse<String> answer = post(credentials.isEmpty() ? readSecret(end) : credentials, end);
            if (answer.statusCode() / 100 != 4) {
                return answer;
            }
        } catch (ConnectException hostNotFound) {
            // The domain was renamed, as likely as not.
        }
        // Rotation or a stack update has replaced what we have. Once: what is refused again is wrong.
        return post(readSecret(end), end);
    }

    private Map<String, Object> readSecret(Instant end) throws IOException {
        Duration left = within(end);
        String json = secrets.getSecretValue(
                        r -> r.secretId(secretId).overrideConfiguration(call -> call.apiCallTimeout(left)))
                .secretString();
        credentials = JSON.std.mapFrom(json);
        return credentials;
    }

    private HttpResponse<String> post(Map<String, Object> client, Instant end) throws IOException, InterruptedException {
        String basic = client.get("client_id") + ":" + client.get("client_secret");
        return http.send(
                HttpRequest.newBuilder(URI.create((String) client.get("token_endpoint")))
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(within(end))
                        // Without a scope the token has every scope that the client may have.
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
    }
}
