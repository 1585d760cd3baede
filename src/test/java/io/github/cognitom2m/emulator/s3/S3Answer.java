package io.github.cognitom2m.emulator.s3;

import com.sun.net.httpserver.HttpExchange;
import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.Xml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An answer of S3. */
final class S3Answer {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private S3Answer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static S3Answer empty(int status, Map<String, String> headers) {
        return new S3Answer(status, headers, new byte[0]);
    }

    static S3Answer bytes(int status, Map<String, String> headers, byte[] body) {
        return new S3Answer(status, headers, body.clone());
    }

    static S3Answer xml(String root, Map<String, ?> members) {
        return xml(200, Xml.FLAT.document(root, NAMESPACE, members));
    }

    static S3Answer failure(AwsError error, S3Call call) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("Code", error.type());
        members.put("Message", String.valueOf(error.getMessage()));
        members.put("Resource", "/" + call.bucket() + (call.key().isEmpty() ? "" : "/" + call.key()));
        members.put("RequestId", UUID.randomUUID().toString());
        return xml(error.status(), Xml.FLAT.document("Error", "", members));
    }

    private static S3Answer xml(int status, String document) {
        return new S3Answer(
                status, Map.of("content-type", "application/xml"), document.getBytes(StandardCharsets.UTF_8));
    }

    S3Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new S3Answer(status, more, body);
    }

    void send(HttpExchange http) throws IOException {
        headers.forEach(http.getResponseHeaders()::set);
        http.getResponseHeaders().set("x-amz-request-id", UUID.randomUUID().toString());
        boolean head = http.getRequestMethod().equals("HEAD");
        if (head && !headers.containsKey("content-length")) {
            http.getResponseHeaders().set("content-length", "0");
        }
        http.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            http.getResponseBody().write(body);
        }
    }
}
