package io.github.cognitom2m.emulator.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.github.cognitom2m.emulator.EmulatedTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The context of one invocation; keeps what the function logs. */
final class FunctionContext implements Context {

    private final FunctionConfiguration configuration;
    private final String invokedArn;
    private final String version;
    private final String requestId;
    private final Instant deadline;
    private final EmulatedTime time;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    FunctionContext(
            FunctionConfiguration configuration,
            String invokedArn,
            String version,
            String requestId,
            EmulatedTime time) {
        this.configuration = configuration;
        this.invokedArn = invokedArn;
        this.version = version;
        this.requestId = requestId;
        this.deadline = time.instant().plus(configuration.timeout());
        this.time = time;
    }

    List<String> log() {
        return log;
    }

    boolean expired() {
        return time.instant().isAfter(deadline);
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + configuration.name();
    }

    @Override
    public String getLogStreamName() {
        return "emulated";
    }

    @Override
    public String getFunctionName() {
        return configuration.name();
    }

    @Override
    public String getFunctionVersion() {
        return version;
    }

    @Override
    public String getInvokedFunctionArn() {
        return invokedArn;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, Duration.between(time.instant(), deadline).toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return configuration.memoryMb();
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                log.add(message);
            }

            @Override
            public void log(byte[] message) {
                log.add(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
