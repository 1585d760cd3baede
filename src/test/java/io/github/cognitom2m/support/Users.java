package io.github.cognitom2m.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.HttpExchange.Query;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Workloads that were given a client's credentials long ago, and ask for tokens all the time, by scope and without. */
public record Users(Platform platform, URI tokenEndpoint, String clientId, String clientSecret, String scope) {
    private static final String GRANT = "grant_type=client_credentials";

    /** Does something, and lets them ask after every request that reaches AWS meanwhile; fails if one was refused. */
    public <T> T watch(Supplier<T> action) {
        List<String> refused = new ArrayList<>();
        int[] asked = {0};
        platform.aws().network().weather((request, service) -> {
            try {
                return service.handle(request);
            } finally {
                asked[0]++;
                String what =
                        request.header("x-amz-target").orElse(request.uri().getPath());
                refusal().ifPresent(answer -> refused.add("after " + what + ": " + answer));
            }
        });
        T result = action.get();
        platform.fairWeather();
        assertEquals(List.of(), refused);
        assertTrue(asked[0] > 5, asked[0] + " times asked");
        return result;
    }

    private Optional<String> refusal() throws IOException {
        String basic =
                Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers =
                Map.of("content-type", "application/x-www-form-urlencoded", "authorization", "Basic " + basic);
        var endpoint = platform.aws().cognito().tokenEndpoint(tokenEndpoint.getHost());
        if (endpoint.isEmpty()) {
            return Optional.of(tokenEndpoint + " does not resolve");
        }
        for (String form : List.of(GRANT, GRANT + "&scope=" + scope)) {
            var answer = endpoint.get().handle(new Query("POST", tokenEndpoint, headers, form));
            if (answer.status() != 200) {
                return Optional.of(answer.status() + " " + answer.body());
            }
        }
        return Optional.empty();
    }
}
