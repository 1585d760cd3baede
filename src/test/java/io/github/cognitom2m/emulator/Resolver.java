package io.github.cognitom2m.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The DNS resolver that everybody asks, for names that come and go: a name that is looked up before it exists stays
 * unknown for a while, even if it appears meanwhile.
 */
public final class Resolver {
    // Fact: DNS-NEGATIVE-CACHE
    /** What Route 53 has for its zones unless told otherwise. */
    public static final Duration NEGATIVE_ANSWER = Duration.ofMinutes(15);

    private final EmulatedTime time;
    private final Map<String, Instant> unknownUntil = new HashMap<>();
    private Duration negativeAnswer = Duration.ZERO;

    public Resolver(EmulatedTime time) {
        this.time = time;
    }

    /** For how long a name that does not exist is remembered as such; not at all at first. */
    public synchronized void remembersUnknownNames(Duration negativeAnswer) {
        this.negativeAnswer = negativeAnswer;
    }

    /**
     * Looks a name up.
     *
     * @param exists whether it has a record now
     * @return whether whoever asks gets an address
     */
    synchronized boolean resolves(String host, boolean exists) {
        Instant now = time.instant();
        Instant until = unknownUntil.getOrDefault(host, Instant.MIN);
        if (now.isBefore(until)) {
            return false;
        }
        if (!exists) {
            unknownUntil.put(host, now.plus(negativeAnswer));
        }
        return exists;
    }
}
