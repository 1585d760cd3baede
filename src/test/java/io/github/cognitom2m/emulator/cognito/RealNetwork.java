package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The internet itself, for contract tests that run on real AWS. */
final class RealNetwork implements Service {
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public Answer handle(Query query) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(query.uri())
                .method(query.method(), HttpRequest.BodyPublishers.ofString(query.body()));
        query.headers().forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return Answer.of(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
