package io.github.cognitom2m.emulator.cognito;

import java.math.BigDecimal;
import java.time.Instant;

/** Points in time as JSON 1.1 has them. */
final class Timestamps {
    private Timestamps() {}

    /** Epoch seconds with milliseconds. */
    static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
