package io.github.cognitom2m.emulator.secretsmanager;

/**
 * What CloudTrail would tell about a rotation.
 *
 * @param name {@code RotationStarted}, {@code RotationSucceeded}, {@code RotationFailed}, {@code RotationAbandoned},
 *     {@code TestRotationStarted}, …
 * @param detail the cause of a failure, or nothing
 */
public record RotationEvent(String name, String secretArn, String token, String detail) {}
