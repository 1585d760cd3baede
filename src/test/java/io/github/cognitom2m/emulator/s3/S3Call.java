package io.github.cognitom2m.emulator.s3;

import com.sun.net.httpserver.HttpExchange;
import io.github.cognitom2m.emulator.AwsError;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to S3, path style.
 *
 * @param bucket empty if none is named
 * @param key empty for the bucket itself
 * @param parameters of the query; one without a value is empty
 * @param headers by their names in lower case
 */
record S3Call(
        String method,
        String bucket,
        String key,
        Map<String, String> parameters,
        Map<String, String> headers,
        Content content) {

    static S3Call of(HttpExchange http) throws IOException {
        Map<String, String> headers = new HashMap<>();
        http.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String path = http.getRequestURI().getRawPath().substring(1);
        int slash = path.indexOf('/');
        Map<String, String> parameters = new HashMap<>();
        String query = http.getRequestURI().getRawQuery();
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return new S3Call(
                http.getRequestMethod(),
                decoded(slash < 0 ? path : path.substring(0, slash)),
                decoded(slash < 0 ? "" : path.substring(slash + 1)),
                parameters,
                headers,
                Content.read(http.getRequestBody(), headers));
    }

    boolean has(String parameter) {
        return parameters.containsKey(parameter);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    int number(String name, int defaultValue) {
        try {
            return has(name) ? Integer.parseInt(parameter(name)) : defaultValue;
        } catch (NumberFormatException e) {
            throw AwsError.of("InvalidArgument", "Provided " + name + " not an integer or within integer range");
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A plus is a plus in a path, and clients escape it in a query. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
