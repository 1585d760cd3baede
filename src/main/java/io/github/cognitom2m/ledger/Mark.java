package io.github.cognitom2m.ledger;

import java.time.Instant;

/** A request: when CloudFormation issued it, what it was, and its id. */
public record Mark(Instant issued, String type, String requestId) {
    private static final String DELETE = "Delete";
    // A Delete that only gives a generation back to its earlier logical id.
    private static final String UNDO = "Undo";

    public boolean isDelete() {
        return type.equals(DELETE);
    }

    /** The mark of a Delete that undoes a rename and deletes nothing. */
    public Mark undoing() {
        return new Mark(issued, UNDO, requestId);
    }

    /** Whether the other request was issued later; a Delete of the same second can only be for a Create. */
    public boolean isOvertakenBy(Mark other) {
        return !requestId.equals(other.requestId)
                && (other.issued.isAfter(issued) || (other.issued.equals(issued) && other.ends() && !ends()));
    }

    private boolean ends() {
        return isDelete() || type.equals(UNDO);
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
