package io.github.cognitom2m.provision;

import io.github.cognitom2m.aws.OutOfTime;
import io.github.cognitom2m.cloudformation.InvalidProperties;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Says what went wrong in words that a person can act on. */
public final class Causes {

    /** What AWS says, in part, the property that it is about, and what to do. */
    private record Known(String code, String text, String property, String mend) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "",
                    "already associated with another user pool",
                    "Domain.Domain",
                    "prefixes are unique in a Region over all accounts; choose another one"),
            new Known(
                    "",
                    "already has a domain configured",
                    "Domain.Domain",
                    "a user pool has one prefix domain; leave Domain out to use that one, or delete it first"),
            new Known("", "reserved word", "Domain.Domain", "choose a prefix without aws, amazon and cognito"),
            new Known(
                    "",
                    "certificate",
                    "Domain.CustomDomainConfig.CertificateArn",
                    "it must be an issued certificate of ACM in us-east-1 that covers the domain"),
            new Known(
                    "ScopeDoesNotExistException",
                    "",
                    "Client.AllowedOAuthScopes",
                    "declare the scope in ResourceServer, or create its resource server first"),
            new Known(
                    "InvalidOAuthFlowException",
                    "",
                    "Client.AllowedOAuthScopes",
                    "name scopes of resource servers only"),
            new Known(
                    "FeatureUnavailableInTierException",
                    "",
                    "Domain.ManagedLoginVersion",
                    "set it to 1, or choose a feature plan above Lite for the user pool"),
            new Known(
                    "LimitExceededException",
                    "",
                    "UserPoolId",
                    "a quota of Cognito or Secrets Manager is reached; delete what is unused or ask for a higher quota"),
            new Known(
                    "EncryptionFailure",
                    "",
                    "Secret.KmsKeyId",
                    "the key must exist, be enabled, and let the provider's role use it"),
            new Known(
                    "DecryptionFailure",
                    "",
                    "Secret.KmsKeyId",
                    "the key must exist, be enabled, and let the provider's role use it"),
            new Known(
                    "AccessDeniedException",
                    "",
                    "the provider's role",
                    "add the permission, or remove what denies it, and try again"),
            new Known(
                    "NotAuthorizedException",
                    "",
                    "the provider's role",
                    "add the permission, or remove what denies it, and try again"));

    private Causes() {}

    /** The reason for a FAILED answer; holds no secret, for it is made of AWS's own texts and ours only. */
    public static String of(Throwable failure) {
        return switch (failure) {
            case ProvisioningFailure e -> String.valueOf(e.getMessage());
            case InvalidProperties e -> String.valueOf(e.getMessage());
            case OutOfTime e -> String.valueOf(e.getMessage());
            case ApiCallTimeoutException e -> of(new OutOfTime("calling AWS"));
            case AwsServiceException e when e.awsErrorDetails() != null -> service(e);
            case SdkClientException e ->
                "AWS could not be reached (" + e.getMessage() + "); try again, and look at the function's network";
            default ->
                "unexpected " + failure.getClass().getName() + " at " + place(failure)
                        + "; this is a defect of the provider";
        };
    }

    private static String service(AwsServiceException failure) {
        String code = failure.awsErrorDetails().errorCode();
        String text = String.valueOf(failure.awsErrorDetails().errorMessage());
        String said = failure.awsErrorDetails().serviceName() + " said " + code + ": " + text + " (request "
                + failure.requestId() + ")";
        return KNOWN.stream()
                .filter(known -> known.code.isEmpty() ? text.contains(known.text) : known.code.equals(code))
                .findFirst()
                .map(known -> known.property + ": " + said + "; " + known.mend)
                .orElse(said);
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
