package io.github.cognitom2m.emulator.cloudformation;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** The ids and names that CloudFormation generates. */
final class Names {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final RandomGenerator random;

    Names(RandomGenerator random) {
        this.random = random;
    }

    synchronized String uuid() {
        // version 4, variant 2, as UUID.randomUUID() makes them
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** A name for a resource that has none of its own, or that never told its id. */
    synchronized String generated(String stackName, String logicalId) {
        StringBuilder name = new StringBuilder(stackName + "-" + logicalId + "-");
        for (int i = 0; i < 12; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
