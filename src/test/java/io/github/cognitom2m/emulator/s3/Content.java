package io.github.cognitom2m.emulator.s3;

import io.github.cognitom2m.emulator.AwsError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** The body of a request, and the checksum that came with it; one that does not fit is refused. */
final class Content {
    private static final String CRC32_HEADER = "x-amz-checksum-crc32";

    private final byte[] bytes;
    private final Optional<String> checksum;

    private Content(byte[] bytes, Optional<String> checksum) {
        this.bytes = bytes;
        this.checksum = checksum;
    }

    static Content read(InputStream body, Map<String, String> headers) throws IOException {
        Map<String, String> trailers = new HashMap<>(headers);
        boolean chunked = headers.getOrDefault("x-amz-content-sha256", "").startsWith("STREAMING-");
        byte[] bytes = chunked ? dechunked(body, trailers) : body.readAllBytes();
        return new Content(bytes, Optional.ofNullable(trailers.get(CRC32_HEADER)));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The headers of an answer to what stores this. */
    Map<String, String> verified() {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        String own = Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) crc.getValue())
                        .array());
        if (!checksum.orElse(own).equals(own)) {
            throw AwsError.of("BadDigest", "The CRC32 you specified did not match the calculated checksum.");
        }
        return Map.of(CRC32_HEADER, own, "x-amz-checksum-type", "FULL_OBJECT");
    }

    /** Each chunk says its length, in hexadecimal, and perhaps its signature; after the last come trailing headers. */
    private static byte[] dechunked(InputStream body, Map<String, String> trailers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int length = Integer.parseInt(line(body).replaceFirst(";.*", ""), 16);
        while (length > 0) {
            bytes.writeBytes(body.readNBytes(length));
            line(body);
            length = Integer.parseInt(line(body).replaceFirst(";.*", ""), 16);
        }
        for (String trailer = line(body); !trailer.isEmpty(); trailer = line(body)) {
            int colon = trailer.indexOf(':');
            trailers.put(
                    trailer.substring(0, colon).toLowerCase(Locale.ROOT),
                    trailer.substring(colon + 1).strip());
        }
        body.readAllBytes();
        return bytes.toByteArray();
    }

    private static String line(InputStream body) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = body.read(); next >= 0 && next != '\n'; next = body.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
