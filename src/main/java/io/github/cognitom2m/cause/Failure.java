package io.github.cognitom2m.cause;

/** The request cannot be done; the message names the property, what is in the way, and what to do. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String reason) {
        super(reason);
    }
}
