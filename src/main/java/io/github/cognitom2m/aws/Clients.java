package io.github.cognitom2m.aws;

import io.github.cognitom2m.time.Deadline;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The AWS clients of one process.
 *
 * @param cognito repeats a call after any failure that may pass; for calls that do no harm when done twice
 * @param cognitoOnce repeats a call only where AWS did nothing; for creations, which have no idempotency token
 * @param secrets repeats a call after any failure that may pass; writes of values carry a token that makes this safe
 * @param journal is told of each call that has ended
 */
public record Clients(
        CognitoIdentityProviderClient cognito,
        CognitoIdentityProviderClient cognitoOnce,
        SecretsManagerClient secrets,
        SdkHttpClient http,
        Consumer<AwsCall> journal) {

    private static final int ATTEMPTS = 10;
    private static final String COGNITO = "cognito-idp";

    /** The clients of a function of Lambda's. */
    public static Clients ofLambda() {
        return create(
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(3))
                        .socketTimeout(Duration.ofSeconds(15))
                        .build(),
                BackoffStrategy.exponentialDelay(Duration.ofMillis(200), Duration.ofSeconds(10)));
    }

    /** Clients of the function's own Region and role; the environment may name another endpoint, as for any SDK. */
    public static Clients create(SdkHttpClient http, BackoffStrategy backoff) {
        return new Clients(
                CognitoIdentityProviderClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(configuration(COGNITO, backoff, true))
                        .build(),
                CognitoIdentityProviderClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(configuration(COGNITO, backoff, false))
                        .build(),
                SecretsManagerClient.builder()
                        .httpClient(http)
                        .overrideConfiguration(configuration("secretsmanager", backoff, true))
                        .build(),
                http,
                call -> {});
    }

    /** The same clients, with somebody to be told of each call that has ended. */
    public Clients with(Consumer<AwsCall> newJournal) {
        return new Clients(cognito, cognitoOnce, secrets, http, newJournal);
    }

    /** Bounds calls by a deadline. */
    public CallLimit limit(Deadline deadline) {
        return new CallLimit(deadline, journal);
    }

    private static ClientOverrideConfiguration configuration(
            String service, BackoffStrategy backoff, boolean repeatable) {
        RetryStrategy strategy = StandardRetryStrategy.builder()
                // The SDK's own predicates would be added to ours, and they repeat a creation after a 500.
                .useClientDefaults(false)
                .maxAttempts(ATTEMPTS)
                .circuitBreakerEnabled(false)
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .treatAsThrottling(Refusal::isTemporary)
                .retryOnException(e -> Refusal.isTemporary(e) || (repeatable && mayPass(e)))
                .build();
        return ClientOverrideConfiguration.builder()
                .retryStrategy(strategy)
                .addExecutionInterceptor(new FailedCalls(service))
                .addExecutionInterceptor(new CallJournal(service))
                .build();
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof SdkServiceException e ? e.statusCode() >= 500 : failure instanceof SdkClientException;
    }
}
