package io.github.cognitom2m.cloudformation;

import java.util.Optional;

/** A request that cannot be understood; where enough of it can be, it tells where to answer so. */
public final class MalformedRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<ReplyTo> replyTo;

    MalformedRequest(String message, Optional<ReplyTo> replyTo) {
        super(message);
        this.replyTo = replyTo;
    }

    /** Where a FAILED answer would be taken; empty where nobody can be answered. */
    public Optional<ReplyTo> replyTo() {
        return replyTo;
    }
}
