package io.github.cognitom2m.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * When a call is repeated: for a long time if AWS only asks to come back later, as it does when hundreds of clients are
 * created at five a second; a few times after other failures. (The SDK's own strategies have one limit for both.)
 *
 * @param repeatable whether a call does no harm when it is done twice; if not, it is repeated only if AWS did nothing
 */
record Retries(boolean repeatable, BackoffStrategy backoff, InstantSource clock) implements RetryStrategy {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FAILURES = 10;

    /** How one call went so far. */
    private record Attempts(Instant begin, int count, int failures) implements RetryToken {}

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return AcquireInitialTokenResponse.create(new Attempts(clock.instant(), 1, 0), Duration.ZERO);
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        Attempts attempts = (Attempts) request.token();
        boolean later = Refusal.isTemporary(request.failure());
        Attempts next = new Attempts(attempts.begin, attempts.count + 1, attempts.failures + (later ? 0 : 1));
        boolean again = later
                ? clock.instant().isBefore(attempts.begin.plus(PATIENCE))
                : repeatable && mayPass(request.failure()) && next.failures < FAILURES;
        if (!again) {
            throw new TokenAcquisitionFailedException("no further attempt", attempts, request.failure());
        }
        return RefreshRetryTokenResponse.create(next, backoff.computeDelay(attempts.count));
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof SdkServiceException e ? e.statusCode() >= 500 : failure instanceof SdkClientException;
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        return RecordSuccessResponse.create(request.token());
    }

    @Override
    public int maxAttempts() {
        return Integer.MAX_VALUE;
    }

    /** Otherwise the SDK would add its own rules, which repeat a creation after a 500. */
    @Override
    public boolean useClientDefaults() {
        return false;
    }

    @Override
    public Builder<?, ?> toBuilder() {
        throw new UnsupportedOperationException("complete as constructed");
    }
}
