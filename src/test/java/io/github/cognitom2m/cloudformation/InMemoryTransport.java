package io.github.cognitom2m.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import java.util.Map;

/** Delivers answers over an emulated network; the check of the response URL's host comes before it. */
public final class InMemoryTransport {
    private InMemoryTransport() {}

    public static ResponseSender sender(Service network) {
        return new ResponseSender((url, body, timeout) -> network.handle(new Query(
                        "PUT", url, Map.of("host", url.getHost(), "content-type", ""), new String(body, UTF_8)))
                .status());
    }
}
