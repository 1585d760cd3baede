package io.github.cognitom2m.emulator;

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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An emulated AWS on a free port of 127.0.0.1, for any SDK or CLI with {@code AWS_ENDPOINT_URL}.
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
        try {
            InetSocketAddress free = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
            LoopbackServer loopback = new LoopbackServer(aws, HttpServer.create(free, 0));
            loopback.server.setExecutor(loopback.threads);
            loopback.server.createContext("/", loopback::serve);
            loopback.server.start();
            return loopback;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            URI destination = destination(http.getRequestURI(), headers.getOrDefault("authorization", ""));
            Answer answer = answer(new Query(http.getRequestMethod(), destination, headers, body));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(http.getResponseHeaders()::set);
            http.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                http.getResponseBody().write(bytes);
            }
        }
    }

    private Answer answer(Query query) throws IOException {
        try {
            return aws.network().handle(query);
        } catch (UnknownHostException e) {
            // Over one socket a missing host cannot look like one: the nearest thing is a gateway's answer.
            return Answer.of(502, "text/plain", "cannot resolve " + query.uri().getHost());
        }
    }

    private URI destination(URI requested, String authorization) {
        String path = requested.getRawPath() + (requested.getRawQuery() == null ? "" : "?" + requested.getRawQuery());
        Matcher signed = SERVICE.matcher(authorization);
        boolean hostFirst = !signed.find() && path.matches("/[^/?]*\\.[^/?]*/.*");
        String service = signed.hasMatch() ? signed.group(1) : "cognito-idp";
        return URI.create("https:/" + (hostFirst ? path : "/" + aws.place().apiHost(service) + path));
    }

    @Override
    public void close() {
        server.stop(0);
        // A request that the emulated network delays must not keep its caller's test from ending.
        threads.shutdownNow();
    }
}
