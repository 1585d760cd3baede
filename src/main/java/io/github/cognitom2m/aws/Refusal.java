package io.github.cognitom2m.aws;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Says what a failed call has done: certainly nothing, or unknown. */
public final class Refusal {
    // LimitExceededException is a hard quota of Cognito, so it is not among them.
    private static final Set<String> TRY_LATER =
            Set.of("TooManyRequestsException", "ThrottlingException", "Throttling", "ConcurrentModificationException");

    private Refusal() {}

    /**
     * Whether AWS answered that it did not do what it was asked; anything else (5xx, a lost answer) may have been done.
     */
    public static boolean isDefinite(Throwable failure) {
        return failure instanceof AwsServiceException e && e.statusCode() >= 400 && e.statusCode() < 500;
    }

    /** Whether AWS did nothing and may do it when asked again later. */
    public static boolean isTemporary(Throwable failure) {
        return failure instanceof AwsServiceException e
                && e.awsErrorDetails() != null
                // A failure that did not come from the service itself carries no code.
                && e.awsErrorDetails().errorCode() != null
                && TRY_LATER.contains(e.awsErrorDetails().errorCode());
    }

    /** Whether the failure carries this error code. AWS's texts decide nothing: they vary, and change without notice. */
    public static boolean says(Throwable failure, String errorCode) {
        return failure instanceof AwsServiceException e
                && e.awsErrorDetails() != null
                && errorCode.equals(e.awsErrorDetails().errorCode());
    }
}
