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
import io.github.cognitom2m.rotation.Rotation;
import io.github.cognitom2m.rotation.RotationRequest;
import io.github.cognitom2m.rotation.Step;
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

/** Lambda's entry point for Secrets Manager: does one step of a rotation; a failure is a function error. */
public final class RotationHandler implements RequestStreamHandler {
    // The part of the function's time that is reserved for reporting a failure.
    private static final Duration FOR_THE_END = Duration.ofSeconds(5);

    private final Clients clients;
    private final String secretNamePrefix;
    private final String tokenEndpoint;
    private final Executor executor;
    private final InstantSource clock;
    private final Pause pause;

    /** For Lambda: uses the AWS that the environment names. */
    public RotationHandler() {
        this(
                Clients.ofLambda(),
                System.getenv().getOrDefault("SECRET_NAME_PREFIX", "m2m/"),
                System.getenv().getOrDefault("COGNITO_M2M_TOKEN_ENDPOINT", Endpoints.AWS_TOKEN_ENDPOINT),
                Executors.newCachedThreadPool(),
                InstantSource.system(),
                Pause.real());
    }

    /**
     * @param secretNamePrefix how the names of all secrets begin that can hold a ledger
     * @param tokenEndpoint the URL of token endpoints, with {@code {domain}} for the host
     */
    RotationHandler(
            Clients clients,
            String secretNamePrefix,
            String tokenEndpoint,
            Executor executor,
            InstantSource clock,
            Pause pause) {
        this.clients = clients;
        this.secretNamePrefix = secretNamePrefix;
        this.tokenEndpoint = tokenEndpoint;
        this.executor = executor;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Runs one step.
     *
     * @throws Failure if the step failed; Secrets Manager then repeats the whole rotation
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] json = input.readAllBytes();
        if (Heartbeat.is(json)) {
            return;
        }
        SecretsManagerRotationEvent event = event(json);
        Map<String, String> about = new LinkedHashMap<>();
        about.put("secret", event.getSecretId());
        about.put("version", event.getClientRequestToken());
        about.put("rotationStep", event.getStep());
        KnownSecrets secrets = new KnownSecrets();
        Log log = new Log(context, about, secrets::strike);
        log.info("begin", "a step of a rotation");
        try {
            rotation(event, context, log, secrets).run(step(event));
            log.info("end", "SUCCESS");
        } catch (RuntimeException e) {
            String cause = secrets.strike(Causes.of(e));
            log.error("end", "FAILED " + cause);
            // A new exception, because the original one may quote what was sent or received.
            throw new Failure(cause);
        }
    }

    private Rotation rotation(SecretsManagerRotationEvent event, Context context, Log log, KnownSecrets secrets) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        return new Rotation(
                clients.with(log::call, secrets),
                new Endpoints(region(event.getSecretId()), tokenEndpoint),
                executor,
                Deadline.in(left, clock, pause).earlier(FOR_THE_END),
                secretNamePrefix,
                new RotationRequest(
                        event.getSecretId(),
                        event.getClientRequestToken(),
                        Optional.ofNullable(event.getRotationToken())));
    }

    /** The Region in the secret's ARN; empty if the text is not an ARN, in which case no secret is found. */
    private static String region(String secretArn) {
        String[] parts = secretArn.split(":", -1);
        return parts.length > 3 ? parts[3] : "";
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
