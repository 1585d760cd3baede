package io.github.cognitom2m.emulator.lambda;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a function.
 *
 * @param requestId the same for all attempts at one event
 * @param response what the function wrote, or the error as JSON
 * @param functionError {@code Unhandled} where the function failed
 */
public record Invocation(
        String arn,
        String requestId,
        String event,
        String response,
        Optional<String> functionError,
        List<String> log,
        Instant begin,
        Instant end) {

    public Invocation {
        log = List.copyOf(log);
    }
}
