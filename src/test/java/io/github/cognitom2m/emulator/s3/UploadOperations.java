package io.github.cognitom2m.emulator.s3;

import io.github.cognitom2m.emulator.Xml;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects that are uploaded in parts, several at a time. */
record UploadOperations(ObjectStore store) {
    S3Answer answer(S3Call call) {
        return switch (call.method()) {
            case "POST" -> call.has("uploads") ? begin(call) : complete(call);
            case "PUT" -> part(call);
            case "DELETE" -> {
                store.bucket(call.bucket()).abortUpload(call.parameter("uploadId"), call.key());
                yield S3Answer.empty(204, Map.of());
            }
            default -> throw S3Api.unknown(call);
        };
    }

    private S3Answer begin(S3Call call) {
        String id = store.bucket(call.bucket()).beginUpload(call.key(), ObjectOperations.stored(call));
        S3Answer answer = S3Answer.xml("InitiateMultipartUploadResult", named(call, "UploadId", id))
                .with("x-amz-server-side-encryption", ObjectOperations.encryption(call));
        return call.header("x-amz-checksum-algorithm")
                .map(algorithm -> answer.with("x-amz-checksum-algorithm", algorithm))
                .orElse(answer);
    }

    private S3Answer part(S3Call call) {
        Map<String, String> headers = new HashMap<>(call.content().verified());
        StoredObject part = StoredObject.of(call.content().bytes(), store.now(), Map.of());
        store.bucket(call.bucket()).putPart(call.parameter("uploadId"), call.key(), call.number("partNumber", 0), part);
        headers.put("etag", part.etag());
        return S3Answer.empty(200, headers);
    }

    private S3Answer complete(S3Call call) {
        List<Integer> numbers = Xml.texts(call.content().text(), "PartNumber").stream()
                .map(Integer::valueOf)
                .toList();
        StoredObject object = store.bucket(call.bucket())
                .completeUpload(call.parameter("uploadId"), call.key(), numbers, store.now());
        return S3Answer.xml("CompleteMultipartUploadResult", named(call, "ETag", object.etag()));
    }

    private static Map<String, Object> named(S3Call call, String name, String value) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("Bucket", call.bucket());
        members.put("Key", call.key());
        members.put(name, value);
        return members;
    }
}
