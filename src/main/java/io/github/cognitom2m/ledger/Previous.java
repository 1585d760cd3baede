package io.github.cognitom2m.ledger;

import io.github.cognitom2m.secret.TagText;
import java.util.Optional;

/**
 * The logical id that the resource had before, while its rename may still be rolled back.
 *
 * @param requestId the Create that renamed it
 * @param settings the version of the secret that holds the settings from before, if that Create changes any; what a
 *     version holds never changes
 */
public record Previous(String logicalId, String requestId, Optional<String> settings) {

    /** Whether the tag has room for it. */
    public boolean fits() {
        return text().length() <= TagText.LONGEST;
    }

    String text() {
        return logicalId + " " + requestId
                + settings.map(version -> " " + version).orElse("");
    }

    /** Reads what {@link #text} wrote; throws a runtime exception on anything else. */
    static Previous parse(String text) {
        String[] words = text.split(" ", -1);
        return new Previous(words[0], words[1], words.length > 2 ? Optional.of(words[2]) : Optional.empty());
    }
}
