package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.AwsError;

/** The errors of Cognito's API by their names. */
final class Errors {
    private Errors() {}

    static AwsError invalidParameter(String message) {
        return AwsError.of("InvalidParameterException", message);
    }

    static AwsError notFound(String message) {
        return AwsError.of("ResourceNotFoundException", message);
    }

    static AwsError limitExceeded(String message) {
        return AwsError.of("LimitExceededException", message);
    }

    static AwsError invalidFlow(String message) {
        return AwsError.of("InvalidOAuthFlowException", message);
    }

    static AwsError featureUnavailable(String message) {
        return AwsError.of("FeatureUnavailableInTierException", message);
    }
}
