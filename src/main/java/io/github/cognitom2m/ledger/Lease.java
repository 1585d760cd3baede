package io.github.cognitom2m.ledger;

import java.time.Instant;

/**
 * One delivery of a request, as the ledger has it: each has a tag of its own, so that none hides another.
 *
 * @param id that of the invocation
 * @param until when nothing that it does can take effect any more; the past, once it has ended
 * @param mark the request
 */
public record Lease(String id, Instant until, Mark mark) {

    public boolean isLive(Instant now) {
        return now.isBefore(until);
    }

    /** This lease, ended. */
    public Lease ended(Instant now) {
        return new Lease(id, now, mark);
    }

    String text() {
        return until + " " + mark.text();
    }

    /** Reads what {@link #text} wrote; throws a runtime exception on anything else. */
    static Lease parse(String id, String text) {
        int space = text.indexOf(' ');
        return new Lease(id, Instant.parse(text.substring(0, space)), Mark.parse(text.substring(space + 1)));
    }
}
