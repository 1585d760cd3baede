package io.github.cognitom2m.emulator.s3;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/**
 * A URL as CloudFormation signs it, good for one PUT after another until it expires.
 *
 * @param signature stands for S3's: nothing is computed, it only has to come back
 */
record SignedUrl(URI uri, String requestId, String signature, Instant expires) {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static SignedUrl issue(String host, String region, String key, String requestId, String signature, Instant issued) {
        String date = DATE.format(issued);
        String credential = "AKIAEXAMPLE0000000AA/" + date.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=" + date
                // Fact: CFN-URL
                + "&X-Amz-SignedHeaders=host&X-Amz-Expires=" + LIFE.toSeconds()
                + "&X-Amz-Credential=" + encode(credential) + "&X-Amz-Signature=" + signature;
        URI uri = URI.create("https://" + host + "/" + encode(key).replace("%2F", "/") + "?" + query);
        return new SignedUrl(uri, requestId, signature, issued.plus(LIFE));
    }

    /** Whether a request goes to this URL, however it escapes it: S3 signs what the URL means. */
    boolean isOf(URI requested) {
        return uri.getHost().equals(requested.getHost())
                && uri.getPath().equals(requested.getPath())
                && parameters(uri).equals(parameters(requested));
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new TreeMap<>();
        String query = uri.getRawQuery();
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            parameters.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
