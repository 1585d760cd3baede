package io.github.cognitom2m.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What really goes over the wire, seen from a server on loopback. */
final class HttpTransportTest {
    private static final byte[] BODY = "{\"Reason\":\"größer\"}".getBytes(StandardCharsets.UTF_8);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpServer server = start();
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private volatile int status = 200;

    @BeforeEach
    void listen() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void putsTheBodyWithItsLengthAndAnEmptyContentType() throws IOException {
        assertEquals(200, new HttpTransport().put(url(server.getAddress().getPort()), BODY, TIMEOUT));
        assertEquals(
                List.of("PUT /a%7Cb?X-Amz-Signature=s [] [" + BODY.length + "] null {\"Reason\":\"größer\"}"),
                received);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 307, 400, 401, 403, 404, 407, 500, 503})
    void returnsTheStatusAndFollowsNothing(int answered) throws IOException {
        status = answered;
        assertEquals(answered, new HttpTransport().put(url(server.getAddress().getPort()), BODY, TIMEOUT));
        assertEquals(1, received.size());
    }

    @Test
    void failsWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThrows(IOException.class, () -> new HttpTransport().put(url(port), BODY, TIMEOUT));
    }

    @Test
    void failsWhereNobodyAnswersInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThrows(
                    IOException.class,
                    () -> new HttpTransport().put(url(silent.getLocalPort()), BODY, Duration.ofMillis(200)));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().get("Content-Type") + " "
                    + exchange.getRequestHeaders().get("Content-Length") + " "
                    + exchange.getRequestHeaders().get("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static URI url(int port) {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        return URI.create("http://" + host + ":" + port + "/a%7Cb?X-Amz-Signature=s");
    }

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
