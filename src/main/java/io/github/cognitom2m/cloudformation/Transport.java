package io.github.cognitom2m.cloudformation;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** How an answer's bytes travel. */
@FunctionalInterface
public interface Transport {

    /** Puts the body there once, and returns the HTTP status; redirects are not followed. */
    int put(URI url, byte[] body, Duration timeout) throws IOException;
}
