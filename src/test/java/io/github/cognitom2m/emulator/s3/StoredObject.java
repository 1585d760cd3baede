package io.github.cognitom2m.emulator.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * One object: its bytes, and the headers that it was stored with.
 *
 * @param latin1 a character for each byte, which nobody can change
 * @param hash its tag, without quotation marks
 */
public record StoredObject(String latin1, String hash, Instant modified, Map<String, String> headers) {

    public StoredObject {
        headers = Map.copyOf(headers);
    }

    static StoredObject of(byte[] content, Instant modified, Map<String, String> headers) {
        return new StoredObject(new String(content, ISO_8859_1), md5(content), modified, headers);
    }

    /** An object that was put together from parts, whose tag says from how many. */
    static StoredObject ofParts(
            byte[] content, byte[] digests, int parts, Instant modified, Map<String, String> headers) {
        return new StoredObject(new String(content, ISO_8859_1), md5(digests) + "-" + parts, modified, headers);
    }

    public byte[] content() {
        return latin1.getBytes(ISO_8859_1);
    }

    int size() {
        return latin1.length();
    }

    String etag() {
        return "\"" + hash + "\"";
    }

    /** The digest of these bytes alone. */
    byte[] digest() {
        return HexFormat.of().parseHex(hash);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
