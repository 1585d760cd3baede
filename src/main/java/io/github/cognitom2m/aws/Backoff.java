package io.github.cognitom2m.aws;

import java.time.Duration;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * How long to wait before a call is repeated: a random time, so that callers that were refused together do not return
 * together. It is never long, because a quota that is unused for a second is lost for that second.
 */
public record Backoff(RandomGenerator random) implements BackoffStrategy {
    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 1500;

    @Override
    public Duration computeDelay(int attempt) {
        long most = Math.min(FIRST_MILLIS << Math.min(attempt, 10), LONGEST_MILLIS);
        return Duration.ofMillis(random.nextLong(most + 1));
    }
}
