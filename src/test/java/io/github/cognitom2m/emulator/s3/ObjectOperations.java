package io.github.cognitom2m.emulator.s3;

import io.github.cognitom2m.emulator.AwsError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is done with whole objects. */
record ObjectOperations(ObjectStore store) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    S3Answer answer(S3Call call) {
        return switch (call.method()) {
            case "HEAD" ->
                S3Answer.bytes(200, headers(object(call)), new byte[0])
                        .with("content-length", String.valueOf(object(call).size()));
            case "GET" -> get(call);
            case "PUT" -> call.header("x-amz-copy-source").isPresent() ? copy(call) : put(call);
            case "DELETE" -> {
                store.bucket(call.bucket()).delete(call.key());
                yield S3Answer.empty(204, Map.of());
            }
            default -> throw S3Api.unknown(call);
        };
    }

    private StoredObject object(S3Call call) {
        return store.bucket(call.bucket())
                .find(call.key())
                .orElseThrow(() -> new AwsError(404, "NoSuchKey", "The specified key does not exist."));
    }

    private S3Answer get(S3Call call) {
        StoredObject object = object(call);
        byte[] content = object.content();
        Matcher range = RANGE.matcher(call.header("range").orElse(""));
        if (!range.matches()) {
            return S3Answer.bytes(200, headers(object), content);
        }
        boolean suffix = range.group(1).isEmpty();
        int begin = suffix
                ? Math.max(0, content.length - Integer.parseInt(range.group(2)))
                : Integer.parseInt(range.group(1));
        int end = suffix || range.group(2).isEmpty()
                ? content.length
                : Math.min(content.length, Integer.parseInt(range.group(2)) + 1);
        if (begin >= end) {
            throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable");
        }
        return S3Answer.bytes(206, headers(object), Arrays.copyOfRange(content, begin, end))
                .with("content-range", "bytes " + begin + "-" + (end - 1) + "/" + content.length);
    }

    private S3Answer put(S3Call call) {
        Map<String, String> headers = new HashMap<>(call.content().verified());
        StoredObject object = StoredObject.of(call.content().bytes(), store.now(), stored(call));
        store.bucket(call.bucket()).put(call.key(), object);
        headers.put("etag", object.etag());
        headers.put("x-amz-server-side-encryption", encryption(call));
        return S3Answer.empty(200, headers);
    }

    private S3Answer copy(S3Call call) {
        String source = URLDecoder.decode(call.header("x-amz-copy-source").orElse(""), StandardCharsets.UTF_8)
                .replaceFirst("^/", "");
        int slash = source.indexOf('/');
        StoredObject original = store.object(source.substring(0, slash), source.substring(slash + 1))
                .orElseThrow(() -> new AwsError(404, "NoSuchKey", "The specified key does not exist."));
        StoredObject object = StoredObject.of(original.content(), store.now(), original.headers());
        store.bucket(call.bucket()).put(call.key(), object);
        return S3Answer.xml("CopyObjectResult", Map.of("ETag", object.etag(), "LastModified", time(object)));
    }

    private static Map<String, String> headers(StoredObject object) {
        Map<String, String> headers = new HashMap<>(object.headers());
        headers.put("etag", object.etag());
        headers.put("accept-ranges", "bytes");
        headers.put(
                "last-modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(object.modified().atOffset(ZoneOffset.UTC)));
        return headers;
    }

    /** The headers that come back with the object. */
    static Map<String, String> stored(S3Call call) {
        Map<String, String> kept = new HashMap<>(call.headers());
        kept.keySet().removeIf(name -> !name.startsWith("x-amz-meta-") && !name.equals("content-type"));
        kept.put("x-amz-server-side-encryption", encryption(call));
        return kept;
    }

    /** S3 encrypts everything, with keys of its own where nobody asks for others. */
    static String encryption(S3Call call) {
        return call.header("x-amz-server-side-encryption").orElse("AES256");
    }

    static String time(StoredObject object) {
        return object.modified().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
