package io.github.cognitom2m;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SecretsManagerRotationEvent;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.provision.Causes;
import io.github.cognitom2m.rotation.Rotation;
import io.github.cognitom2m.rotation.RotationFailure;
import io.github.cognitom2m.rotation.RotationRequest;
import io.github.cognitom2m.rotation.Step;
import io.github.cognitom2m.time.Deadline;
import io.github.cognitom2m.time.Deadline.Pause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Lambda's entry point for Secrets Manager: does one step of a rotation; a failure is an error of the function. */
public final class RotationHandler implements RequestHandler<SecretsManagerRotationEvent, @Nullable Void> {
    // What is kept of the function's time for telling a failure.
    private static final Duration FOR_THE_END = Duration.ofSeconds(5);

    private final Clients clients;
    private final Executor executor;
    private final InstantSource clock;
    private final Pause pause;

    /** For Lambda: works on the AWS of the environment. */
    public RotationHandler() {
        this(Clients.ofLambda(), Executors.newVirtualThreadPerTaskExecutor(), InstantSource.system(), Pause.real());
    }

    RotationHandler(Clients clients, Executor executor, InstantSource clock, Pause pause) {
        this.clients = clients;
        this.executor = executor;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Does one step.
     *
     * @throws RotationFailure where it could not be done: Secrets Manager then repeats the whole rotation
     */
    @Override
    public @Nullable Void handleRequest(SecretsManagerRotationEvent event, Context context) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("secret", String.valueOf(event.getSecretId()));
        about.put("version", String.valueOf(event.getClientRequestToken()));
        about.put("rotationStep", String.valueOf(event.getStep()));
        Log log = new Log(context, about);
        log.info("begin", "a step of a rotation");
        try {
            rotation(event, context, log).run(step(event));
            log.info("end", "SUCCESS");
            return null;
        } catch (RuntimeException e) {
            String cause = e instanceof RotationFailure ? String.valueOf(e.getMessage()) : Causes.of(e);
            log.error("end", "FAILED " + cause);
            // A new one: what others have thrown may quote what was sent or received.
            throw new RotationFailure(cause);
        }
    }

    private Rotation rotation(SecretsManagerRotationEvent event, Context context, Log log) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        return new Rotation(
                clients.with(log::call),
                executor,
                Deadline.in(left, clock, pause).earlier(FOR_THE_END),
                new RotationRequest(
                        Objects.requireNonNull(event.getSecretId()),
                        Objects.requireNonNull(event.getClientRequestToken()),
                        Optional.ofNullable(event.getRotationToken())));
    }

    private static Step step(SecretsManagerRotationEvent event) {
        return Step.parse(event.getStep())
                .orElseThrow(
                        () -> new RotationFailure("Secrets Manager asks for an unknown step; update the provider"));
    }
}
