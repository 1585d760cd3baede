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
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Access tokens for the client whose credentials are in a secret. */
final class Tokens {
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
    synchronized String get() throws IOException, InterruptedException {
        if (!Instant.now().isBefore(renewal)) {
            HttpResponse<String> answer = request();
            if (answer.statusCode() != 200) {
                throw new IOException(answer.uri() + " answered " + answer.statusCode());
            }
            Map<String, Object> body = JSON.std.mapFrom(answer.body());
            token = (String) body.get("access_token");
            renewal = Instant.now().plusSeconds((Integer) body.get("expires_in") - 60);
        }
        return token;
    }

    private HttpResponse<String> request() throws IOException, InterruptedException {
        try {
            HttpResponse<String> answer = post(credentials.isEmpty() ? readSecret() : credentials);
            if (answer.statusCode() / 100 != 4) {
                return answer;
            }
        } catch (ConnectException hostNotFound) {
            // The domain was renamed, as likely as not.
        }
        // Rotation or a stack update has replaced what we have. Once: what is refused again is wrong.
        return post(readSecret());
    }

    private Map<String, Object> readSecret() throws IOException {
        String json = secrets.getSecretValue(r -> r.secretId(secretId)).secretString();
        credentials = JSON.std.mapFrom(json);
        return credentials;
    }

    private HttpResponse<String> post(Map<String, Object> client) throws IOException, InterruptedException {
        String basic = client.get("client_id") + ":" + client.get("client_secret");
        return http.send(
                HttpRequest.newBuilder(URI.create((String) client.get("token_endpoint")))
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(Duration.ofSeconds(10))
                        // Without a scope the token has every scope that the client may have.
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
    }
}
