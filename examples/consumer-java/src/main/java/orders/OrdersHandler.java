package orders;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Calls the orders API as the client whose credentials are in Secrets Manager. */
public final class OrdersHandler {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Tokens tokens = new Tokens(http, SecretsManagerClient.create(), System.getenv("SECRET_ARN"));
    private final URI orders = URI.create(System.getenv("API_URL") + "/orders");

    public Map<String, Object> handle(Map<String, Object> event) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(orders)
                        .header("Authorization", "Bearer " + tokens.get())
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(orders + " answered " + answer.statusCode());
        }
        return JSON.std.mapFrom(answer.body());
    }
}
