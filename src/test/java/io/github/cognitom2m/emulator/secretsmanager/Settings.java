package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a test may change about the service while it runs. */
final class Settings {
    volatile Duration readLag = Duration.ZERO;
    volatile Duration listLag = Duration.ZERO;
    volatile Duration forceDeleteDelay = Duration.ZERO;
    volatile Duration forceDeleteShown = Duration.ofSeconds(5);
    volatile boolean forceDeletedSaysDeleted;
    volatile boolean repeatedDeletionSucceeds;
    volatile boolean deletedDateIsEndOfWindow;
    volatile int rotationAttempts = 3;
    final Map<String, Replication> replications = new ConcurrentHashMap<>();
    final Set<String> unusableKeys = ConcurrentHashMap.newKeySet();
    volatile RotationFunctions functions = RotationFunctions.none();
}
