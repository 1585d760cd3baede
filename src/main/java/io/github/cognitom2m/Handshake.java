package io.github.cognitom2m;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSession;

/** A TLS handshake at initialisation, which loads the trust store and what else the first connection would wait for. */
final class Handshake {
    private static final int LONGEST_MILLIS = 1_000;

    private Handshake() {}

    /** Shakes hands with the Region's S3, asks it for nothing, and forgets it; where there is no network, so be it. */
    static void run(Map<String, String> environment) {
        String region = environment.getOrDefault("AWS_REGION", "us-east-1");
        try {
            HttpsURLConnection connection = (HttpsURLConnection) URI.create("https://s3." + region + ".amazonaws.com/")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(LONGEST_MILLIS);
            connection.setReadTimeout(LONGEST_MILLIS);
            connection.connect();
            // Nothing of it may be in a snapshot: copies of it would resume the same session.
            connection.getSSLSession().ifPresent(SSLSession::invalidate);
            connection.disconnect();
        } catch (IOException e) {
            // The first request then does what could not be done here, or tells that it could not.
        }
    }
}
