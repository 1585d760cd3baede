package io.github.cognitom2m.emulator.s3;

import java.time.Instant;

/** A body that was PUT to a signed URL, whether or not it makes sense to CloudFormation. */
public record Delivery(String requestId, String body, Instant at) {}
