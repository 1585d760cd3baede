package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Duration;

/** What a test may change about the service while it runs. */
final class Settings {
    volatile Duration readLag = Duration.ZERO;
    volatile Duration forceDeleteDelay = Duration.ZERO;
    volatile boolean deletedDateIsEndOfWindow;
    volatile int rotationAttempts = 3;
    volatile RotationFunctions functions = RotationFunctions.none();
}
