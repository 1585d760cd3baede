package io.github.cognitom2m.cloudformation;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Travels over {@link HttpURLConnection}, the HTTP client that costs least to load. */
final class HttpTransport implements Transport {

    @Override
    public int put(URI url, byte[] body, Duration timeout) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        // Half for getting there and half for the answer; 0 would mean to wait forever.
        int half = Math.max(1, (int) (timeout.toMillis() / 2));
        connection.setConnectTimeout(half);
        connection.setReadTimeout(half);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        // The older kind of signature covers an empty content type.
        connection.setRequestProperty("Content-Type", "");
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return status(connection);
    }

    private static int status(HttpURLConnection connection) throws IOException {
        try {
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("the answer is not HTTP");
            }
            return status;
        } catch (HttpRetryException e) {
            // Thrown when a streamed request gets a status that asks for the same request in another form.
            return e.responseCode();
        } finally {
            connection.disconnect();
        }
    }
}
