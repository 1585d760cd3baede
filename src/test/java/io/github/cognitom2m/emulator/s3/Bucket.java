package io.github.cognitom2m.emulator.s3;

import io.github.cognitom2m.emulator.AwsError;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A bucket: its objects, and what is being uploaded in parts. */
final class Bucket {

    /** An object that comes in parts, with the headers that it will have. */
    private record Upload(String key, Map<String, String> headers, Map<Integer, StoredObject> parts) {}

    /** All that is kept of a bucket: an upload that is not complete is under way. */
    record State(Instant created, SortedMap<String, StoredObject> objects) {}

    private final Instant created;
    private final SortedMap<String, StoredObject> objects = new TreeMap<>();
    private final Map<String, Upload> uploads = new HashMap<>();

    Bucket(Instant created) {
        this.created = created;
    }

    Bucket(State state) {
        this(state.created());
        objects.putAll(state.objects());
    }

    synchronized State state() {
        return new State(created, new TreeMap<>(objects));
    }

    Instant created() {
        return created;
    }

    synchronized Optional<StoredObject> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    synchronized void put(String key, StoredObject object) {
        objects.put(key, object);
    }

    synchronized void delete(String key) {
        objects.remove(key);
    }

    synchronized SortedMap<String, StoredObject> objects() {
        return new TreeMap<>(objects);
    }

    synchronized boolean isEmpty() {
        return objects.isEmpty();
    }

    synchronized String beginUpload(String key, Map<String, String> headers) {
        String id = UUID.randomUUID().toString().replace("-", "");
        uploads.put(id, new Upload(key, Map.copyOf(headers), new TreeMap<>()));
        return id;
    }

    synchronized void putPart(String uploadId, String key, int number, StoredObject part) {
        upload(uploadId, key).parts().put(number, part);
    }

    /** @param numbers of the parts that make the object, in order */
    synchronized StoredObject completeUpload(String uploadId, String key, List<Integer> numbers, Instant now) {
        Upload upload = upload(uploadId, key);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        for (int number : numbers) {
            StoredObject part = Optional.ofNullable(upload.parts().get(number))
                    .orElseThrow(() -> AwsError.of(
                            "InvalidPart",
                            "One or more of the specified parts could not be found. The part may not have been"
                                    + " uploaded."));
            content.writeBytes(part.content());
            digests.writeBytes(part.digest());
        }
        StoredObject object = StoredObject.ofParts(
                content.toByteArray(), digests.toByteArray(), numbers.size(), now, upload.headers());
        objects.put(key, object);
        uploads.remove(uploadId);
        return object;
    }

    synchronized void abortUpload(String uploadId, String key) {
        upload(uploadId, key);
        uploads.remove(uploadId);
    }

    private Upload upload(String uploadId, String key) {
        return Optional.ofNullable(uploads.get(uploadId))
                .filter(upload -> upload.key().equals(key))
                .orElseThrow(() -> new AwsError(
                        404, "NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid."));
    }
}
