package io.github.cognitom2m.emulator.lambda;

import java.time.Duration;
import java.util.Map;

/** How a function is configured; {@code arn} has no qualifier. */
public record FunctionConfiguration(
        String arn, String handler, String runtime, Duration timeout, int memoryMb, Map<String, String> environment) {

    public FunctionConfiguration {
        environment = Map.copyOf(environment);
    }

    /** A function with Lambda's largest time-out, for code that is deployed as it is. */
    public static FunctionConfiguration of(String arn) {
        return new FunctionConfiguration(arn, "", "", Duration.ofMinutes(15), 512, Map.of());
    }

    public String name() {
        return arn.split(":", -1)[6];
    }
}
