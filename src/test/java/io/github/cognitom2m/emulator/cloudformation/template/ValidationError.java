package io.github.cognitom2m.emulator.cloudformation.template;

/** CloudFormation refuses a call outright: nothing is done, and no stack event tells of it. */
public final class ValidationError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ValidationError(String message) {
        super(message);
    }
}
