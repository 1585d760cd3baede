package io.github.cognitom2m.emulator;

/** An error that an AWS service answers with; {@code type} is the class name on the wire. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    public AwsError(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /** A client error, which both JSON services answer with HTTP 400. */
    public static AwsError of(String type, String message) {
        return new AwsError(400, type, message);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }
}
