package io.github.cognitom2m.emulator.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** One object: its bytes, and the headers that it was stored with. */
public final class StoredObject {
    private final byte[] content;
    private final String etag;
    private final Instant modified;
    private final Map<String, String> headers;

    private StoredObject(byte[] content, String etag, Instant modified, Map<String, String> headers) {
        this.content = content;
        this.etag = etag;
        this.modified = modified;
        this.headers = Map.copyOf(headers);
    }

    static StoredObject of(byte[] content, Instant modified, Map<String, String> headers) {
        return new StoredObject(content.clone(), md5(content), modified, headers);
    }

    /** An object that was put together from parts, whose tag says from how many. */
    static StoredObject ofParts(
            byte[] content, byte[] digests, int parts, Instant modified, Map<String, String> headers) {
        return new StoredObject(content.clone(), md5(digests) + "-" + parts, modified, headers);
    }

    public byte[] content() {
        return content.clone();
    }

    int size() {
        return content.length;
    }

    String etag() {
        return "\"" + etag + "\"";
    }

    Instant modified() {
        return modified;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The digest of these bytes alone. */
    byte[] digest() {
        return HexFormat.of().parseHex(etag);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
