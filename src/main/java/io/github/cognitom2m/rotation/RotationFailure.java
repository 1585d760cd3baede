package io.github.cognitom2m.rotation;

/** A rotation that cannot go on, and why; the current secret stays as it is. */
public final class RotationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is in the way and what to do; holds no secret */
    public RotationFailure(String message) {
        super(message);
    }
}
