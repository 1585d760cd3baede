package io.github.cognitom2m.emulator.lambda;

import java.time.Duration;
import java.util.Optional;

/**
 * How asynchronous invocations of a function are retried.
 *
 * @param retries 0 to 2
 * @param maximumAge of an event; what is older is not tried (again)
 * @param onFailure the ARN of the function that receives dropped events
 */
public record InvokeConfig(int retries, Duration maximumAge, Optional<String> onFailure) {

    /** Lambda's own defaults. */
    static final InvokeConfig DEFAULT = new InvokeConfig(2, Duration.ofHours(6), Optional.empty());
}
