package io.github.cognitom2m.emulator;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpServer;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An emulated AWS on a port of 127.0.0.1, for any SDK or CLI with {@code AWS_ENDPOINT_URL}.
 *
 * <p>API calls are told apart by the service that they are signed for; {@code /<host>/<path>} leads to any host of the
 * emulated network, such as that of a token endpoint, and {@code /<user pool id>/…} to the keys of a pool.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final Pattern SERVICE = Pattern.compile("Credential=[^/]*/[^/]*/[^/]*/([^/]*)/aws4_request");

    private final EmulatedAws aws;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopbackServer(EmulatedAws aws, HttpServer server) {
        this.aws = aws;
        this.server = server;
    }

    public static LoopbackServer start(EmulatedAws aws) {
        LoopbackServer loopback = on(aws, 0);
        loopback.start();
        return loopback;
    }

    /**
     * A server whose clients wait until it is started.
     *
     * @param port 0 for one that is free
     * @param filters stand before every request
     */
    public static LoopbackServer on(EmulatedAws aws, int port, Filter... filters) {
        try {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            LoopbackServer loopback = new LoopbackServer(aws, HttpServer.create(address, 0));
            loopback.server.setExecutor(loopback.threads);
            loopback.server.createContext("/", loopback::serve).getFilters().addAll(List.of(filters));
            return loopback;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " of 127.0.0.1: " + e.getMessage(), e);
        }
    }

    public void start() {
        server.start();
    }

    /** What {@code AWS_ENDPOINT_URL} is set to. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(com.sun.net.httpserver.HttpExchange http) throws IOException {
        try (http) {
            Map<String, String> headers = new HashMap<>();
            http.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
            Optional<String> service = service(headers.getOrDefault("authorization", ""));
            if (service.equals(Optional.of("s3"))) {
                // Objects are bytes, and the emulated network knows texts.
                aws.s3().handle(http);
                return;
            }
            String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            URI destination = destination(http.getRequestURI(), service);
            Answer answer = answer(new Query(http.getRequestMethod(), destination, headers, body), service);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(http.getResponseHeaders()::set);
            http.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                http.getResponseBody().write(bytes);
            }
        }
    }

    private Answer answer(Query query, Optional<String> service) throws IOException {
        try {
            return aws.network().handle(query);
        } catch (UnknownHostException e) {
            if (service.isPresent()) {
                return new UnknownService(service.get()).handle(query);
            }
            // Over one socket a missing host cannot look like one: the nearest thing is a gateway's answer.
            return Answer.of(502, "text/plain", "cannot resolve " + query.uri().getHost());
        }
    }

    /** The service that a request is signed for. */
    private static Optional<String> service(String authorization) {
        Matcher signed = SERVICE.matcher(authorization);
        return signed.find() ? Optional.of(signed.group(1)) : Optional.empty();
    }

    private URI destination(URI requested, Optional<String> signed) {
        String path = requested.getRawPath() + (requested.getRawQuery() == null ? "" : "?" + requested.getRawQuery());
        boolean hostFirst = signed.isEmpty() && path.matches("/[^/?]*\\.[^/?]*/.*");
        String service = signed.orElse("cognito-idp");
        return URI.create("https:/" + (hostFirst ? path : "/" + aws.place().apiHost(service) + path));
    }

    @Override
    public void close() {
        server.stop(0);
        // A request that the emulated network delays must not keep its caller's test from ending.
        threads.shutdownNow();
    }
}
