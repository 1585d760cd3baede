package io.github.cognitom2m.provision;

import java.time.Instant;

/** A request in the ledger: when CloudFormation issued it, what it was, and its id. */
record Mark(Instant issued, String type, String requestId) {

    boolean isNewerThan(Mark other) {
        return issued.isAfter(other.issued) && !requestId.equals(other.requestId);
    }

    String text() {
        return issued + " " + type + " " + requestId;
    }

    /** Reads what {@link #text} wrote; throws a runtime exception on anything else. */
    static Mark parse(String text) {
        String[] words = text.split(" ", -1);
        return new Mark(Instant.parse(words[0]), words[1], words[2]);
    }
}
