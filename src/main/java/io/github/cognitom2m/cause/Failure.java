package io.github.cognitom2m.cause;

/** The request cannot be carried out; the message names the property, what conflicts, and what to do. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String reason) {
        super(reason);
    }
}
