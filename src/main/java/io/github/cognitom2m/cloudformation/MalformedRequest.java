package io.github.cognitom2m.cloudformation;

import java.util.Optional;

/** A request that cannot be understood; if enough of it can be, it says where to send that answer. */
public final class MalformedRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<ReplyTo> replyTo;

    MalformedRequest(String message, Optional<ReplyTo> replyTo) {
        super(message);
        this.replyTo = replyTo;
    }

    /** Where to send a FAILED answer; empty if nobody can be answered. */
    public Optional<ReplyTo> replyTo() {
        return replyTo;
    }
}
