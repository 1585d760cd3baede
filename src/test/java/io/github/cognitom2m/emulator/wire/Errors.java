package io.github.cognitom2m.emulator.wire;

import io.github.cognitom2m.emulator.AwsError;

/** The errors that several services have, by their names. */
public final class Errors {
    private Errors() {}

    public static AwsError invalidParameter(String message) {
        return AwsError.of("InvalidParameterException", message);
    }

    public static AwsError invalidRequest(String message) {
        return AwsError.of("InvalidRequestException", message);
    }

    public static AwsError notFound(String message) {
        return AwsError.of("ResourceNotFoundException", message);
    }

    public static AwsError limitExceeded(String message) {
        return AwsError.of("LimitExceededException", message);
    }

    /** What a front end refuses before the service itself looks at a request. */
    public static AwsError validation(String message) {
        return AwsError.of("ValidationException", message);
    }
}
