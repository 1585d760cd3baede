package io.github.cognitom2m.cloudformation;

import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

/** A request at initialisation, which loads the trust store and what else the first one over TLS would wait for. */
public final class Handshake {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private Handshake() {}

    /** Travels to the Region's S3 as answers do, and forgets it; where there is no network, so be it. */
    public static void run(Map<String, String> environment) {
        String region = environment.getOrDefault("AWS_REGION", "us-east-1");
        try {
            // Bears no signature and names no bucket: there is nothing that S3 could do but refuse it.
            new HttpTransport().put(URI.create("https://s3." + region + ".amazonaws.com/"), new byte[0], LONGEST);
        } catch (IOException e) {
            // The first request then does what could not be done here, or tells that it could not.
        }
        forget();
    }

    /** Nothing of it may be in a snapshot: copies of it would resume the same session. */
    private static void forget() {
        try {
            SSLSessionContext sessions = SSLContext.getDefault().getClientSessionContext();
            Collections.list(sessions.getIds())
                    .forEach(id -> Optional.ofNullable(sessions.getSession(id)).ifPresent(SSLSession::invalidate));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JVM without TLS", e);
        }
    }
}
