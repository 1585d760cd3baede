package io.github.cognitom2m.cloudformation;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The pre-signed URL that takes the answer; whoever knows it can answer, so it is never shown. */
public final class ResponseUrl {
    // How long CloudFormation's URLs have been valid; the older kind of signature doesn't say.
    private static final Duration VALIDITY = Duration.ofHours(2);
    private static final int HTTPS_PORT = 443;

    private final URI uri;

    private ResponseUrl(URI uri) {
        this.uri = uri;
    }

    /**
     * Accepts only CloudFormation's own URLs; others are an {@link IllegalArgumentException} that doesn't show them.
     */
    public static ResponseUrl parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not a response URL of CloudFormation"));
    }

    static Optional<ResponseUrl> find(String text) {
        try {
            URI uri = new URI(text);
            return isTrusted(uri) ? Optional.of(new ResponseUrl(uri)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** When the request was issued, which is when its URL was signed; empty if the URL doesn't say. */
    public Optional<Instant> issued() {
        return parameter("X-Amz-Date")
                .flatMap(ResponseUrl::basicTime)
                .or(() -> parameter("Expires").flatMap(ResponseUrl::epoch).map(end -> end.minus(VALIDITY)));
    }

    URI uri() {
        return uri;
    }

    /** Shows the host alone. */
    @Override
    public String toString() {
        return "https://" + uri.getHost() + "/(redacted)";
    }

    private static boolean isTrusted(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && (uri.getPort() == -1 || uri.getPort() == HTTPS_PORT)
                && ResponseHost.isTrusted(uri.getHost());
    }

    private Optional<String> parameter(String name) {
        String query = uri.getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).equals(name)) {
                    return Optional.of(pair.substring(equals + 1));
                }
            }
        }
        return Optional.empty();
    }

    // 20261122T095800Z, parsed by hand because a formatter is a lot to load for one date.
    private static Optional<Instant> basicTime(String text) {
        if (text.length() != 16 || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 4, 6),
                    number(text, 6, 8),
                    number(text, 9, 11),
                    number(text, 11, 13),
                    number(text, 13, 15));
            return Optional.of(time.toInstant(ZoneOffset.UTC));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Optional<Instant> epoch(String text) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
