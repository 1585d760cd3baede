package io.github.cognitom2m.emulator;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One recorded call of a JSON service.
 *
 * @param number counts the calls of one emulated AWS from 1, in the order in which they began
 * @param output what was answered; null if the call failed
 * @param error the error's type ({@code ResourceNotFoundException}, …), or null
 */
public record Call(
        int number,
        String service,
        String operation,
        String requestId,
        Map<String, Object> input,
        @Nullable Map<String, Object> output,
        @Nullable String error,
        @Nullable String message,
        Instant begin,
        Instant end) {

    /** Service and operation as IAM and CloudTrail write them: {@code cognito-idp:CreateUserPoolClient}. */
    public String action() {
        return service + ":" + operation;
    }
}
