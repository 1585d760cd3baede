package io.github.cognitom2m.emulator.cloudformation.sam;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ending of a version's logical id, by which a change of the code publishes a new version. */
final class CodeHash {

    private CodeHash() {}

    static String of(Map<String, Object> sam, Map<String, Object> function) {
        Map<String, Object> hashed = new TreeMap<>();
        Object all = sam.getOrDefault("AutoPublishAliasAllProperties", false);
        for (String name :
                all.equals(true) ? function.keySet() : List.of("Code", "Environment", "MemorySize", "SnapStart")) {
            Object value = function.get(name);
            if (value != null) {
                hashed.put(name, value);
            }
        }
        Object given = sam.get("AutoPublishCodeSha256");
        if (given != null) {
            hashed.put("Code", given);
        }
        try {
            byte[] json = JSON.std.asString(hashed).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(digest).substring(0, 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
