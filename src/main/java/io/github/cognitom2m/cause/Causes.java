package io.github.cognitom2m.cause;

import io.github.cognitom2m.aws.FailedCall;
import io.github.cognitom2m.properties.InvalidProperties;
import io.github.cognitom2m.time.OutOfTime;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Says what went wrong in words that a person can act on: what conflicts, and what to do. */
public final class Causes {
    private static final String UNKNOWN_CALL = "an AWS call";

    private Causes() {}

    /**
     * The reason for a FAILED answer; contains no secret, because it consists of AWS's texts and this provider's only.
     */
    public static String of(Throwable failure) {
        return switch (failure) {
            case Failure e -> String.valueOf(e.getMessage());
            case InvalidProperties e -> String.valueOf(e.getMessage());
            case OutOfTime e -> String.valueOf(e.getMessage());
            case ApiCallTimeoutException e -> of(new OutOfTime("calling " + call(e)));
            case AwsServiceException e -> refused(e);
            case SdkClientException e -> unanswered(e);
            default ->
                "unexpected " + failure.getClass().getName() + " at " + place(failure)
                        + "; this is a defect of the provider";
        };
    }

    private static String refused(AwsServiceException failure) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(failure.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse("HTTP status " + failure.statusCode());
        String text = details.map(AwsErrorDetails::errorMessage).orElse("");
        String operation = FailedCall.of(failure).map(FailedCall::operation).orElse("");
        String said = call(failure) + " failed with " + code + (text.isEmpty() ? "" : ": " + withoutFullStop(text))
                + Optional.ofNullable(failure.requestId())
                        .map(id -> " (AWS request " + id + ")")
                        .orElse("");
        KnownError known = KnownErrors.find(code, operation, text);
        return (known.property().isEmpty() ? "" : known.property() + ": ") + said + "; " + known.fix();
    }

    private static String unanswered(SdkClientException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        // The text of a library's exception may quote what was sent or received.
        boolean plain = failure.getCause() == null || root.getClass().getName().startsWith("java");
        return call(failure) + " got no answer (" + root.getClass().getSimpleName()
                + (plain && root.getMessage() != null ? ": " + root.getMessage() : "")
                + "); try again, and check the network of the provider's function";
    }

    private static String call(Throwable failure) {
        return FailedCall.of(failure).map(FailedCall::text).orElse(UNKNOWN_CALL);
    }

    private static String withoutFullStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
