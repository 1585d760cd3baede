package io.github.cognitom2m.emulator;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The one shape in which requests reach a service, whether they came over a socket or in memory. */
public interface HttpExchange {

    /** A service that answers requests; an {@link IOException} stands for a connection that broke. */
    @FunctionalInterface
    interface Service {
        Answer handle(Query request) throws IOException;
    }

    /** A request; header names are in lower case. */
    record Query(String method, URI uri, Map<String, String> headers, String body) {
        public Query {
            headers = Map.copyOf(headers);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** An answer; header names are in lower case. */
    record Answer(int status, Map<String, String> headers, String body) {
        public Answer {
            headers = Map.copyOf(headers);
        }

        public static Answer of(int status, String contentType, String body) {
            return new Answer(status, Map.of("content-type", contentType), body);
        }
    }
}
