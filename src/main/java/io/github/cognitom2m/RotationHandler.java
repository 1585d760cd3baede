package io.github.cognitom2m;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SecretsManagerRotationEvent;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.aws.KnownSecrets;
import io.github.cognitom2m.cause.Causes;
import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cloudformation.Scalars;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.rotation.Proof;
import io.github.cognitom2m.rotation.Rotation;
import io.github.cognitom2m.rotation.RotationRequest;
import io.github.cognitom2m.rotation.Step;
import io.github.cognitom2m.rotation.Sweep;
import io.github.cognitom2m.time.Deadline;
import io.github.cognitom2m.time.Deadline.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Lambda's entry point for Secrets Manager, which asks for one step of a rotation, and for the rule that asks for a sweep; a
 * failure is a function error.
 */
public final class RotationHandler implements RequestStreamHandler {
    // The part of the function's time that is reserved for reporting a failure.
    private static final Duration FOR_THE_END = Duration.ofSeconds(5);

    private final Clients clients;
    private final String secretNamePrefix;
    private final Optional<Duration> maximumAge;
    private final String tokenEndpoint;
    private final Executor executor;
    private final InstantSource clock;
    private final Pause pause;

    /** For Lambda: uses the AWS that the environment names. */
    public RotationHandler() {
        this(
                Clients.ofLambda(System.getenv()),
                System.getenv().getOrDefault("SECRET_NAME_PREFIX", "m2m/"),
                days(System.getenv().getOrDefault("MAXIMUM_AGE_DAYS", "0")),
                System.getenv().getOrDefault("COGNITO_M2M_TOKEN_ENDPOINT", Endpoints.AWS_TOKEN_ENDPOINT),
                Executors.newCachedThreadPool(),
                InstantSource.system(),
                Pause.real());
    }

    /**
     * @param secretNamePrefix how the names of all secrets begin that can hold a ledger
     * @param maximumAge the age from which a client secret is reported; empty if none is
     * @param tokenEndpoint the URL of token endpoints, with {@code {domain}} for the host
     */
    RotationHandler(
            Clients clients,
            String secretNamePrefix,
            Optional<Duration> maximumAge,
            String tokenEndpoint,
            Executor executor,
            InstantSource clock,
            Pause pause) {
        this.clients = clients;
        this.secretNamePrefix = secretNamePrefix;
        this.maximumAge = maximumAge;
        this.tokenEndpoint = tokenEndpoint;
        this.executor = executor;
        this.clock = clock;
        this.pause = pause;
    }

    /** A number of days; none if it is zero. */
    static Optional<Duration> days(String number) {
        return Optional.of(Duration.ofDays(Long.parseLong(number))).filter(days -> !days.isZero());
    }

    /**
     * Runs one step, or a sweep.
     *
     * @throws Failure if the step failed; Secrets Manager then repeats the whole rotation
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] json = input.readAllBytes();
        if (Heartbeat.is(json)) {
            return;
        }
        if (Heartbeat.isSweep(json)) {
            Map<String, String> about = Map.of("rotationStep", "sweep");
            run(
                    "a sweep",
                    about,
                    context,
                    (proof, log) -> new Sweep(
                                    proof,
                                    maximumAge,
                                    ended -> log.info("sweep", ended),
                                    // An error, because no log level leaves those out.
                                    overdue -> log.error("age", overdue))
                            .run());
            return;
        }
        SecretsManagerRotationEvent event = event(json);
        Map<String, String> about = new LinkedHashMap<>();
        about.put("secret", event.getSecretId());
        about.put("version", event.getClientRequestToken());
        about.put("rotationStep", event.getStep());
        run(
                "a step of a rotation",
                about,
                context,
                (proof, log) -> new Rotation(proof, request(event)).run(step(event)));
    }

    private void run(String what, Map<String, String> about, Context context, BiConsumer<Proof, Log> work) {
        KnownSecrets secrets = new KnownSecrets();
        Log log = new Log(context, about, secrets::strike);
        log.info("begin", what);
        try {
            work.accept(proof(context, log, secrets), log);
            log.info("end", "SUCCESS");
        } catch (RuntimeException e) {
            String cause = secrets.strike(Causes.of(e));
            log.error("end", "FAILED " + cause);
            // A new exception, because the original one may quote what was sent or received.
            throw new Failure(cause);
        }
    }

    private Proof proof(Context context, Log log, KnownSecrets secrets) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        return new Proof(
                clients.with(log::call, secrets),
                new Endpoints(region(context.getInvokedFunctionArn()), tokenEndpoint),
                executor,
                Deadline.in(left, clock, pause).earlier(FOR_THE_END),
                secretNamePrefix);
    }

    private static RotationRequest request(SecretsManagerRotationEvent event) {
        return new RotationRequest(
                event.getSecretId(), event.getClientRequestToken(), Optional.ofNullable(event.getRotationToken()));
    }

    private static String region(String functionArn) {
        return functionArn.split(":", -1)[3];
    }

    private static Step step(SecretsManagerRotationEvent event) {
        return Step.parse(event.getStep())
                .orElseThrow(() -> new Failure("Secrets Manager asks for an unknown step; update the provider"));
    }

    /** Parsed here because the runtime needs an additional date library to parse this type. */
    private static SecretsManagerRotationEvent event(byte[] json) {
        Scalars members = Scalars.read(json);
        return SecretsManagerRotationEvent.builder()
                .withStep(members.text("Step").orElse(""))
                .withSecretId(members.text("SecretId").orElse(""))
                .withClientRequestToken(members.text("ClientRequestToken").orElse(""))
                .withRotationToken(members.text("RotationToken").orElse(null))
                .build();
    }
}
