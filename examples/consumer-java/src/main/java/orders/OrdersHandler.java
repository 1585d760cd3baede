package orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Calls the orders API as the client whose credentials are in Secrets Manager. */
public final class OrdersHandler {
    // What is left of the function's time when the last request ends.
    private static final long RESERVE_MILLIS = 2_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Tokens tokens = new Tokens(http, SecretsManagerClient.create(), System.getenv("SECRET_ARN"));
    private final URI orders = URI.create(System.getenv("API_URL") + "/orders");

    public Map<String, Object> handle(Map<String, Object> event, Context context)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plusMillis(context.getRemainingTimeInMillis() - RESERVE_MILLIS);
        HttpResponse<String> answer = orders(end);
        if (answer.statusCode() == 401) {
            // The API does not take this token any more. Once: what is refused again is wrong.
            tokens.drop();
            answer = orders(end);
        }
        if (answer.statusCode() != 200) {
            throw new IOException(orders + " answered " + answer.statusCode());
        }
        return JSON.std.mapFrom(answer.body());
    }

    private HttpResponse<String> orders(Instant end) throws IOException, InterruptedException {
        String token = tokens.get(end);
        return http.send(
                HttpRequest.newBuilder(orders)
                        .header("Authorization", "Bearer " + token)
                        .timeout(Tokens.within(end))
                        .build(),
                BodyHandlers.ofString());
    }
}
