package io.github.cognitom2m.emulator.runtime;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.Network;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An HTTPS proxy that leads to the emulated network instead of the internet, whatever host is asked for. */
public final class LoopbackProxy implements AutoCloseable {
    private final Network network;
    private final TestAuthority authority;
    private final Listener listener;

    private LoopbackProxy(Network network, TestAuthority authority) throws IOException {
        this.network = network;
        this.authority = authority;
        this.listener = Listener.start(this::tunnel);
    }

    public static LoopbackProxy start(Network network, TestAuthority authority) throws IOException {
        return new LoopbackProxy(network, authority);
    }

    /** What sends a JVM's HTTPS requests through this proxy, and makes it trust the certificate it meets there. */
    public List<String> jvmFlags() {
        Stream<String> proxy = Stream.of("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + listener.port());
        return Stream.concat(proxy, authority.jvmFlags().stream()).toList();
    }

    /** What does the same for Python and boto3. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(authority.environment());
        environment.put("HTTPS_PROXY", "http://127.0.0.1:" + listener.port());
        return environment;
    }

    /** How many connections are open. */
    public int connections() {
        return listener.connections();
    }

    private void tunnel(Socket socket) throws IOException {
        HttpConnection plain = new HttpConnection(socket);
        Optional<Query> connect = plain.read("https://");
        if (connect.isEmpty()) {
            return;
        }
        if (!connect.get().method().equals("CONNECT")) {
            plain.write(Answer.of(405, "text/plain", "only CONNECT"));
            return;
        }
        plain.write(new Answer(200, Map.of(), ""));
        URI asked = connect.get().uri();
        String origin = "https://" + (asked.getPort() == 443 ? asked.getHost() : asked.getAuthority());
        try (Socket secure = authority.serverSockets().createSocket(socket, null, true)) {
            HttpConnection inner = new HttpConnection(secure);
            for (Optional<Query> query = inner.read(origin); query.isPresent(); query = inner.read(origin)) {
                inner.write(network.handle(query.get()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
