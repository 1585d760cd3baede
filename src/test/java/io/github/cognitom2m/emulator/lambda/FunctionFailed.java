package io.github.cognitom2m.emulator.lambda;

/** How a function failed, where its runtime has said so itself. */
public final class FunctionFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String payload;

    /** @param payload the error as JSON, which is what a destination is told */
    public FunctionFailed(String payload) {
        super(payload);
        this.payload = payload;
    }

    String payload() {
        return payload;
    }
}
