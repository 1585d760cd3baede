package io.github.cognitom2m.emulator.s3;

import io.github.cognitom2m.emulator.AwsError;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The buckets of an account. */
public final class ObjectStore {
    /** All that S3 keeps. */
    public record State(Map<String, Bucket.State> buckets) {}

    private static final Pattern NAME = Pattern.compile("(?!xn--)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern VIRTUAL_HOST =
            Pattern.compile("(.+)\\.s3[.-].*amazonaws\\.com.*|(.+)\\.s3\\.amazonaws\\.com");

    private final InstantSource time;
    private final Map<String, Bucket> buckets = new TreeMap<>();

    public ObjectStore(InstantSource time) {
        this.time = time;
    }

    public synchronized State state() {
        Map<String, Bucket.State> states = new TreeMap<>();
        buckets.forEach((name, bucket) -> states.put(name, bucket.state()));
        return new State(states);
    }

    /** Continues with what was kept. */
    public synchronized void restore(State state) {
        state.buckets().forEach((name, bucket) -> buckets.put(name, new Bucket(bucket)));
    }

    synchronized void create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw AwsError.of("InvalidBucketName", "The specified bucket is not valid.");
        }
        if (buckets.putIfAbsent(name, new Bucket(now())) != null) {
            throw new AwsError(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
    }

    synchronized void delete(String name) {
        if (!bucket(name).isEmpty()) {
            throw new AwsError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        buckets.remove(name);
    }

    synchronized Optional<Bucket> find(String name) {
        return Optional.ofNullable(buckets.get(name));
    }

    Bucket bucket(String name) {
        return find(name).orElseThrow(() -> new AwsError(404, "NoSuchBucket", "The specified bucket does not exist"));
    }

    synchronized Map<String, Bucket> all() {
        return new TreeMap<>(buckets);
    }

    public synchronized boolean hasBucket(String name) {
        return buckets.containsKey(name);
    }

    public Optional<StoredObject> object(String bucket, String key) {
        return find(bucket).flatMap(present -> present.find(key));
    }

    /** What a URL of S3 names, with the bucket in the path or in the host; host and port do not count else. */
    public Optional<StoredObject> object(URI url) {
        String path = url.getPath().substring(1);
        Matcher host = VIRTUAL_HOST.matcher(String.valueOf(url.getHost()));
        if (host.matches()) {
            return object(host.group(1) == null ? host.group(2) : host.group(1), path);
        }
        int slash = path.indexOf('/');
        return slash < 0 ? Optional.empty() : object(path.substring(0, slash), path.substring(slash + 1));
    }

    Instant now() {
        return time.instant();
    }
}
