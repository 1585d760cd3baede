package io.github.cognitom2m.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/** Connections that lead nowhere and know the answers beforehand. */
public final class CannedAnswers implements UrlConnectionFactory {
    private static final Map<String, Object> ABSENT = Map.of("__type", "ResourceNotFoundException", "message", "none");

    private final Map<String, Object> byOperation;
    private final Map<String, Integer> given = new ConcurrentHashMap<>();

    /**
     * @param byOperation the body by the name of the operation, "" for what is no call of AWS, or a list of bodies for
     *     one call after the other; one with a {@code __type} is an error, and what is missing does not exist
     */
    public CannedAnswers(Map<String, Object> byOperation) {
        this.byOperation = Map.copyOf(byOperation);
    }

    @Override
    public HttpURLConnection createConnection(URI uri) {
        try {
            return new Canned(uri.toURL(), this::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object answer(@Nullable String target) {
        String operation = target == null ? "" : target.substring(target.indexOf('.') + 1);
        Object answer = byOperation.getOrDefault(operation, ABSENT);
        if (!(answer instanceof List<?> answers)) {
            return answer;
        }
        int number = given.merge(operation, 1, Integer::sum);
        return answers.get(Math.min(number, answers.size()) - 1);
    }

    private static final class Canned extends HttpURLConnection {
        private final Function<@Nullable String, Object> answers;
        private Map<?, ?> answer = Map.of();

        Canned(URL url, Function<@Nullable String, Object> answers) {
            super(url);
            this.answers = answers;
        }

        @Override
        public int getResponseCode() {
            if (answer.isEmpty()) {
                answer = (Map<?, ?>) answers.apply(getRequestProperty("X-Amz-Target"));
            }
            return answer.containsKey("__type") ? HTTP_BAD_REQUEST : HTTP_OK;
        }

        @Override
        public Map<String, List<String>> getHeaderFields() {
            return Map.of("Content-Type", List.of("application/x-amz-json-1.1"));
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new ByteArrayInputStream(JSON.std.asString(answer).getBytes(UTF_8));
        }

        @Override
        public @Nullable InputStream getErrorStream() {
            try {
                return getResponseCode() == HTTP_OK ? null : getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void connect() {
            // There is nothing to connect to.
        }

        @Override
        public void disconnect() {
            // Nothing was connected.
        }

        @Override
        public boolean usingProxy() {
            return false;
        }
    }
}
