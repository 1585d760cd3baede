package io.github.cognitom2m.emulator.cloudformation.template;

/** A value of a template cannot be had while a stack is being deployed: the resource or the stack fails with this. */
public final class EvaluationError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvaluationError(String message) {
        super(message);
    }
}
