package io.github.cognitom2m.aws;

import java.time.Duration;

/**
 * A call of AWS that has ended, for the log.
 *
 * @param action as IAM writes it
 * @param requestId AWS's own; empty where no answer came
 * @param outcome {@code ok}, or the code of the error
 */
public record AwsCall(String action, String requestId, Duration took, String outcome) {}
