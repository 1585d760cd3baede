package io.github.cognitom2m.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Reports the end of a call to the listener that the call names.
 *
 * @param service the client's service as IAM writes it
 */
record CallJournal(String service) implements ExecutionInterceptor {
    /** The listener that is told when a call ends. */
    static final ExecutionAttribute<Consumer<AwsCall>> READER = new ExecutionAttribute<>("CallJournal.reader");

    private static final ExecutionAttribute<Long> BEGIN = new ExecutionAttribute<>("CallJournal.begin");

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(BEGIN, System.nanoTime());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        String id = context.response() instanceof AwsResponse response
                ? response.responseMetadata().requestId()
                : "";
        tell(attributes, id, "ok");
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException e) {
            String code = Optional.ofNullable(e.awsErrorDetails())
                    .map(AwsErrorDetails::errorCode)
                    .orElse("HTTP status " + e.statusCode());
            tell(attributes, Optional.ofNullable(e.requestId()).orElse(""), code);
        } else {
            tell(attributes, "", context.exception().getClass().getSimpleName());
        }
    }

    private void tell(ExecutionAttributes attributes, String requestId, String outcome) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        Duration took = Duration.ofNanos(System.nanoTime() - attributes.getAttribute(BEGIN));
        attributes.getAttribute(READER).accept(new AwsCall(service + ":" + operation, requestId, took, outcome));
    }
}
