package io.github.cognitom2m.properties;

import io.github.cognitom2m.secret.OwnTags;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the tags that the user wants on the secret, beside which the ledger's tags must fit. */
final class SecretTags {
    /** How many of a secret's 50 tags are kept for the ledger. */
    static final int FOR_LEDGER = 30;

    private static final int MOST = 50 - FOR_LEDGER;

    private SecretTags() {}

    static Map<String, String> parse(Properties secret) {
        Map<String, String> tags = new TreeMap<>();
        for (Properties tag : secret.objects("Tags", MOST, "write it as {Key: team, Value: orders}")) {
            tag.unknownNames(List.of("Key", "Value"));
            String key = tag.required("Key", Rules.TAG_KEY);
            String lowerCase = key.toLowerCase(Locale.ROOT);
            if (lowerCase.startsWith("aws:") || lowerCase.startsWith(OwnTags.PREFIX)) {
                tag.wrong("Key", Quoted.of(key) + " begins with a reserved prefix", "use another key");
            }
            String value = tag.string("Value", Rules.TAG_VALUE).orElse("");
            if (tags.put(key, value) != null && !key.isEmpty()) {
                tag.wrong("Key", Quoted.of(key) + " is listed more than once", "keep one of them");
            }
        }
        return tags;
    }
}
