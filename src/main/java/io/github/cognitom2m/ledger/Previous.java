package io.github.cognitom2m.ledger;

/**
 * The logical id that the resource had before, while its rename may still be rolled back.
 *
 * @param requestId the Create that renamed it
 */
public record Previous(String logicalId, String requestId) {

    String text() {
        return logicalId + " " + requestId;
    }

    /** Reads what {@link #text} wrote; throws a runtime exception on anything else. */
    static Previous parse(String text) {
        String[] words = text.split(" ", -1);
        return new Previous(words[0], words[1]);
    }
}
