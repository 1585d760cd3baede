package io.github.cognitom2m.emulator.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** ListObjectsV2, and what is the same in its predecessor. */
record ObjectList(S3Call call, Bucket bucket) {

    S3Answer answer() {
        String prefix = call.parameter("prefix");
        String delimiter = call.parameter("delimiter");
        int most = call.number("max-keys", 1000);
        // The last key of the page before is token enough.
        String after = call.has("continuation-token")
                ? call.parameter("continuation-token")
                : call.parameter("start-after") + call.parameter("marker");
        List<Map<String, Object>> contents = new ArrayList<>();
        Set<String> groups = new TreeSet<>();
        String last = "";
        boolean truncated = false;
        for (Map.Entry<String, StoredObject> entry : bucket.objects().entrySet()) {
            String key = entry.getKey();
            if (!key.startsWith(prefix) || key.compareTo(after) <= 0) {
                continue;
            }
            if (contents.size() + groups.size() == most) {
                truncated = true;
                break;
            }
            int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            if (end >= 0) {
                groups.add(key.substring(0, end + delimiter.length()));
            } else {
                contents.add(content(key, entry.getValue()));
            }
            last = key;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("Name", call.bucket());
        members.put("Prefix", name(prefix));
        members.put("KeyCount", contents.size() + groups.size());
        members.put("MaxKeys", most);
        members.put("IsTruncated", truncated);
        if (truncated) {
            members.put("NextContinuationToken", last);
        }
        if (call.has("encoding-type")) {
            members.put("EncodingType", "url");
        }
        members.put("Contents", contents);
        members.put(
                "CommonPrefixes",
                groups.stream().map(group -> Map.of("Prefix", name(group))).toList());
        return S3Answer.xml("ListBucketResult", members);
    }

    private Map<String, Object> content(String key, StoredObject object) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("Key", name(key));
        content.put("LastModified", ObjectOperations.time(object));
        content.put("ETag", object.etag());
        content.put("Size", object.size());
        content.put("StorageClass", "STANDARD");
        return content;
    }

    private String name(String key) {
        return call.has("encoding-type")
                ? URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/")
                : key;
    }
}
