package io.github.cognitom2m.aws;

import java.time.Duration;

/**
 * An AWS call that has ended, for the log.
 *
 * @param action as IAM writes it
 * @param requestId AWS's own; empty if no answer came
 * @param outcome {@code ok}, or the code of the error
 */
public record AwsCall(String action, String requestId, Duration took, String outcome) {}
