package io.github.cognitom2m.aws;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Attaches to every failure of a client the call that failed.
 *
 * @param service the client's service as IAM writes it
 */
record FailedCalls(String service) implements ExecutionInterceptor {
    // Names and ids only, because other members hold values that must not be disclosed.
    private static final List<String> TOLD =
            List.of("UserPoolId", "Domain", "Identifier", "ClientId", "ClientName", "SecretId", "Name", "KmsKeyId");

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        failure.addSuppressed(new FailedCall(
                service, attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), subject(context.request())));
        return failure;
    }

    private static String subject(SdkRequest request) {
        return TOLD.stream()
                .flatMap(member -> request
                        .getValueForField(member, String.class)
                        .filter(value -> !value.isEmpty())
                        .map(value -> member + " " + value)
                        .stream())
                .collect(Collectors.joining(", "));
    }
}
