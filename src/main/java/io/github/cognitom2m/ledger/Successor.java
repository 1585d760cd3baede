package io.github.cognitom2m.ledger;

/** The generation that was to replace this one: the request that created it, and its user pool. */
public record Successor(String requestId, String userPoolId) {

    String text() {
        return requestId + " " + userPoolId;
    }

    /** Reads what {@link #text} wrote; throws a runtime exception on anything else. */
    static Successor parse(String text) {
        String[] words = text.split(" ", -1);
        return new Successor(words[0], words[1]);
    }
}
