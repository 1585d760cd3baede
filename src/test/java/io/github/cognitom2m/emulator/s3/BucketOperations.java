package io.github.cognitom2m.emulator.s3;

import io.github.cognitom2m.emulator.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is done with buckets. */
record BucketOperations(ObjectStore store, String region) {
    S3Answer list() {
        List<Map<String, Object>> buckets = new ArrayList<>();
        store.all()
                .forEach((name, bucket) -> buckets.add(
                        Map.of("Name", name, "CreationDate", bucket.created().toString())));
        return S3Answer.xml("ListAllMyBucketsResult", Map.of("Buckets", Map.of("Bucket", buckets)));
    }

    S3Answer answer(S3Call call) {
        return switch (call.method()) {
            case "HEAD" -> {
                store.bucket(call.bucket());
                yield S3Answer.empty(200, Map.of("x-amz-bucket-region", region));
            }
            case "GET" -> get(call);
            case "PUT" -> put(call);
            case "POST" -> deleteObjects(call);
            case "DELETE" -> {
                if (call.parameters().isEmpty()) {
                    store.delete(call.bucket());
                }
                yield S3Answer.empty(204, Map.of());
            }
            default -> throw S3Api.unknown(call);
        };
    }

    private S3Answer put(S3Call call) {
        if (!call.parameters().isEmpty()) {
            throw S3Api.unknown(call);
        }
        store.create(call.bucket());
        return S3Answer.empty(200, Map.of("location", "/" + call.bucket()));
    }

    private S3Answer get(S3Call call) {
        Bucket bucket = store.bucket(call.bucket());
        if (call.has("location")) {
            // What S3 answers for the oldest Region.
            return S3Answer.xml("LocationConstraint", Map.of());
        }
        if (call.has("encryption")) {
            return S3Answer.xml(
                    "ServerSideEncryptionConfiguration",
                    Map.of("Rule", Map.of("ApplyServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256"))));
        }
        if (call.has("versioning")) {
            return S3Answer.xml("VersioningConfiguration", Map.of());
        }
        boolean list = call.parameters().keySet().stream()
                .allMatch(
                        name -> name.matches(
                                "list-type|prefix|delimiter|max-keys|continuation-token|start-after|encoding-type|fetch-owner|marker"));
        if (!list) {
            throw S3Api.unknown(call);
        }
        return new ObjectList(call, bucket).answer();
    }

    private S3Answer deleteObjects(S3Call call) {
        if (!call.has("delete")) {
            throw S3Api.unknown(call);
        }
        Bucket bucket = store.bucket(call.bucket());
        List<Map<String, Object>> deleted = new ArrayList<>();
        for (String key : Xml.texts(call.content().text(), "Key")) {
            bucket.delete(key);
            deleted.add(Map.of("Key", key));
        }
        return S3Answer.xml("DeleteResult", Map.of("Deleted", deleted));
    }
}
