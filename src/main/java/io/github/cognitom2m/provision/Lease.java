package io.github.cognitom2m.provision;

import java.time.Instant;

/** A request at work: until when it may be, so that others know how long to wait for it. */
record Lease(Instant until, String requestId) {

    boolean isHeldByAnother(String otherRequestId, Instant now) {
        return !requestId.equals(otherRequestId) && now.isBefore(until);
    }

    String text() {
        return until + " " + requestId;
    }

    /** Reads what {@link #text} wrote; throws a runtime exception on anything else. */
    static Lease parse(String text) {
        String[] words = text.split(" ", -1);
        return new Lease(Instant.parse(words[0]), words[1]);
    }
}
