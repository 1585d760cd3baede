package io.github.cognitom2m;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.aws.CannedAnswers;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.cloudformation.Handshake;
import io.github.cognitom2m.cloudformation.ResponseSender;
import io.github.cognitom2m.cloudformation.Transport;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.provision.Provisioner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Has a handler do, when it is initialised, requests whose answers are known beforehand, so that what the first real
 * one needs is loaded: at the full speed that Lambda grants to an initialisation, or once for all with SnapStart.
 *
 * <p>A snapshot needs no hook before or after it, for nothing of this stays that must not be in two copies: the clients
 * and credentials are priming's own, the one connection is closed and forgotten, and random numbers are asked of the
 * operating system when they are needed.
 */
final class Priming {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:10Z");

    /** Has a handler do one request. */
    @FunctionalInterface
    private interface Play {
        void request(Clients clients, ExecutorService executor, InputStream event) throws IOException;
    }

    private final Transport answers;
    private final Consumer<HttpURLConnection> calls;
    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    private final AtomicReference<CannedAnswers> aws = new AtomicReference<>(new CannedAnswers(Map.of()));

    /** @param calls is shown what the requests are sent over */
    Priming(Transport answers, Consumer<HttpURLConnection> calls) {
        this.answers = answers;
        this.calls = calls;
    }

    static void ofProvider() {
        beside(Priming::provider);
    }

    static void ofRotation() {
        beside(Priming::rotation);
    }

    private static void beside(Consumer<Priming> script) {
        Thread handshake = Thread.ofPlatform().start(() -> Handshake.run(System.getenv()));
        try {
            script.accept(new Priming((url, body, timeout) -> 200, connection -> {}));
        } catch (RuntimeException e) {
            // The first request is slow then, which is better than none at all.
        }
        try {
            // Cheaper now than where processor time is short; and no snapshot is taken in the middle of it.
            handshake.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void provider() {
        play("priming-provider.json", (clients, executor, event) -> {
            Provisioner provisioner =
                    new Provisioner(clients, executor, "m2m/", Endpoints.AWS_TOKEN_ENDPOINT, () -> "priming");
            new CustomResourceHandler(provisioner, new ResponseSender(answers), now::get, this::pass)
                    .handleRequest(event, OutputStream.nullOutputStream(), new PrimingContext());
        });
    }

    void rotation() {
        play(
                "priming-rotation.json",
                (clients, executor, event) -> new RotationHandler(clients, executor, now::get, this::pass)
                        .handleRequest(event, OutputStream.nullOutputStream(), new PrimingContext()));
    }

    private void play(String script, Play play) {
        try (InputStream scenes = Objects.requireNonNull(Priming.class.getResourceAsStream(script));
                ExecutorService executor = Executors.newCachedThreadPool();
                Clients clients = clients()) {
            for (Object scene : JSON.std.listFrom(scenes)) {
                Map<?, ?> parts = (Map<?, ?>) scene;
                aws.set(new CannedAnswers(JSON.std.mapFrom(JSON.std.asString(parts.get("answers")))));
                byte[] event = JSON.std.asString(parts.get("event")).getBytes(UTF_8);
                play.request(clients, executor, new ByteArrayInputStream(event));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Clients clients() {
        return Clients.create(
                UrlConnectionHttpClient.create(uri -> {
                    HttpURLConnection connection =
                            Objects.requireNonNull(aws.get()).createConnection(uri);
                    calls.accept(connection);
                    return connection;
                }),
                Clients.roleAfter(
                        StaticCredentialsProvider.create(AwsSessionCredentials.create("none", "none", "none"))),
                BackoffStrategy.retryImmediately(),
                now::get);
    }

    /** Nobody waits here, but who waits for something that does not come must come to an end. */
    private void pass(Duration duration) {
        now.updateAndGet(time -> time.plus(duration));
    }
}
