package io.github.cognitom2m.emulator;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Takes the requests of an AWS SDK client to the emulated network without a socket; knows any host bound there. */
public final class InMemoryHttpClient implements SdkHttpClient {
    private final HttpExchange.Service network;

    public InMemoryHttpClient(HttpExchange.Service network) {
        this.network = network;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(network.handle(query(request)));
            }

            @Override
            public void abort() {
                // The exchange is over when call() returns: nothing is left to cut off.
            }
        };
    }

    private static Query query(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        Map<String, String> headers = new HashMap<>();
        http.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new Query(
                http.method().name(),
                http.getUri(),
                headers,
                body(request.contentStreamProvider().orElse(InputStream::nullInputStream)));
    }

    private static String body(ContentStreamProvider content) throws IOException {
        try (InputStream stream = content.newStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpExecuteResponse response(Answer answer) {
        SdkHttpResponse.Builder http = SdkHttpResponse.builder().statusCode(answer.status());
        answer.headers().forEach(http::putHeader);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public String clientName() {
        return "InMemory";
    }

    @Override
    public void close() {
        // Holds no connection.
    }
}
