package io.github.cognitom2m.aws;

import io.github.cognitom2m.time.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/**
 * The AWS clients of one process.
 *
 * @param cognito repeats a call after any failure that may pass; for calls that do no harm when done twice
 * @param cognitoOnce repeats a call only if AWS did nothing; for creations, which have no idempotency token
 * @param secrets repeats a call after any failure that may pass; writes of values carry a token that makes this safe
 * @param journal is told of each call that has ended
 * @param known collects the secrets that calls send or return
 */
public record Clients(
        CognitoIdentityProviderClient cognito,
        CognitoIdentityProviderClient cognitoOnce,
        SecretsManagerClient secrets,
        SdkHttpClient http,
        Consumer<AwsCall> journal,
        KnownSecrets known)
        implements AutoCloseable {

    private static final String COGNITO = "cognito-idp";
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 15_000;

    /**
     * The clients of a Lambda function; the JVM gets ready for TLS while they are made.
     *
     * @param environment the function's own
     */
    public static Clients ofLambda(Map<String, String> environment) {
        Thread.ofPlatform().daemon().name("tls").start(TlsStart::run);
        return create(
                UrlConnectionHttpClient.create(Clients::open),
                EnvironmentVariableCredentialsProvider.create(),
                new Backoff(new SecureRandom()),
                InstantSource.system(),
                environment);
    }

    /** Clients of the function's own Region; the environment may name another endpoint, as for any SDK. */
    public static Clients create(
            SdkHttpClient http,
            AwsCredentialsProvider credentials,
            BackoffStrategy backoff,
            InstantSource clock,
            Map<String, String> environment) {
        CognitoIdentityProviderClientBuilder cognito =
                CognitoIdentityProviderClient.builder().httpClient(http).credentialsProvider(credentials);
        SecretsManagerClientBuilder secrets =
                SecretsManagerClient.builder().httpClient(http).credentialsProvider(credentials);
        if (!ServiceEndpoints.areChosenIn(environment.keySet())
                && !ServiceEndpoints.areChosenIn(System.getProperties().stringPropertyNames())) {
            String region = new DefaultAwsRegionProviderChain().getRegion().id();
            cognito.endpointOverride(ServiceEndpoints.cognito(region));
            secrets.endpointOverride(ServiceEndpoints.secretsManager(region));
        }
        Retries repeating = new Retries(true, backoff, clock);
        Retries once = new Retries(false, backoff, clock);
        return new Clients(
                cognito.overrideConfiguration(configuration(COGNITO, repeating)).build(),
                cognito.overrideConfiguration(configuration(COGNITO, once)).build(),
                secrets.overrideConfiguration(configuration("secretsmanager", repeating))
                        .build(),
                http,
                call -> {},
                new KnownSecrets());
    }

    /** The same clients for one invocation, with a listener for each call that ends. */
    public Clients with(Consumer<AwsCall> newJournal, KnownSecrets newKnown) {
        return new Clients(cognito, cognitoOnce, secrets, http, newJournal, newKnown);
    }

    /** Bounds calls by a deadline. */
    public CallLimit limit(Deadline deadline) {
        return new CallLimit(deadline, journal, known);
    }

    /** Opens a connection in the JVM's own way, so that AWS and the answer's bucket are reached by one TLS context. */
    private static HttpURLConnection open(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClientOverrideConfiguration configuration(String service, Retries retries) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(retries)
                .addExecutionInterceptor(new FailedCalls(service))
                .addExecutionInterceptor(new CallJournal(service))
                .addExecutionInterceptor(new SecretsSeen())
                .build();
    }

    @Override
    public void close() {
        cognito.close();
        cognitoOnce.close();
        secrets.close();
        http.close();
    }
}
