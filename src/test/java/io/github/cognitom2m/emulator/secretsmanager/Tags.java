package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

// Fact: SM-TAGS
/** The rules that AWS has for tags. */
final class Tags {

    private static final int MOST = 50;
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}\\p{Z}_.:/=+\\-@]*");

    private Tags() {}

    static Map<String, String> parse(Input input) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Input tag : input.items("Tags")) {
            String key = checked(tag.text("Key"));
            String value = checked(tag.optionalText("Value").orElse(""));
            if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw Errors.invalidParameter("Tag keys can't start with 'aws:': " + key);
            }
            if (tags.put(key, value) != null) {
                throw Errors.invalidParameter("Duplicate tag key: " + key);
            }
        }
        return limited(tags);
    }

    /** The tags of a secret after more were set. */
    static Map<String, String> merged(Map<String, String> before, Map<String, String> more) {
        Map<String, String> tags = new LinkedHashMap<>(before);
        tags.putAll(more);
        return limited(tags);
    }

    static List<Map<String, Object>> wire(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Map.<String, Object>of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }

    private static Map<String, String> limited(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw Errors.invalidParameter("A secret can have at most " + MOST + " tags.");
        }
        return tags;
    }

    private static String checked(String text) {
        if (!ALLOWED.matcher(text).matches()) {
            throw Errors.invalidParameter("Tags may hold letters, digits, spaces and _ . : / = + - @ only: " + text);
        }
        return text;
    }
}
