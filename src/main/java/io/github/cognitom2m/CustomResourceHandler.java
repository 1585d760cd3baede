package io.github.cognitom2m;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.aws.KnownSecrets;
import io.github.cognitom2m.cause.Causes;
import io.github.cognitom2m.cloudformation.Answer;
import io.github.cognitom2m.cloudformation.AnswerNotDelivered;
import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.cloudformation.MalformedRequest;
import io.github.cognitom2m.cloudformation.ReplyTo;
import io.github.cognitom2m.cloudformation.ResponseSender;
import io.github.cognitom2m.cognito.Endpoints;
import io.github.cognitom2m.plan.Adoption;
import io.github.cognitom2m.provision.Outcome;
import io.github.cognitom2m.provision.Provisioner;
import io.github.cognitom2m.time.Deadline;
import io.github.cognitom2m.time.Deadline.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Lambda's entry point for CloudFormation's requests: reads one, carries it out, and answers, whatever happens. */
public final class CustomResourceHandler implements RequestStreamHandler {
    // The part of the function's time that is reserved for delivering the answer.
    private static final Duration FOR_THE_ANSWER = Duration.ofSeconds(15);
    private static final Duration FOR_THE_END = Duration.ofSeconds(1);

    private final Provisioner provisioner;
    private final ResponseSender sender;
    private final InstantSource clock;
    private final Pause pause;

    /** For Lambda: uses the AWS that the environment names. */
    public CustomResourceHandler() {
        this(provisioner(System.getenv()), new ResponseSender(), InstantSource.system(), Pause.real());
    }

    public CustomResourceHandler(Provisioner provisioner, ResponseSender sender, InstantSource clock, Pause pause) {
        this.provisioner = provisioner;
        this.sender = sender;
        this.clock = clock;
        this.pause = pause;
    }

    private static Provisioner provisioner(Map<String, String> environment) {
        return new Provisioner(
                Clients.ofLambda(environment),
                Executors.newCachedThreadPool(),
                environment.getOrDefault("SECRET_NAME_PREFIX", "m2m/"),
                Adoption.of(environment.getOrDefault("ADOPTION", "none")),
                Boolean.parseBoolean(environment.getOrDefault("ROTATION_SWEEP", "false")),
                environment.getOrDefault("COGNITO_M2M_TOKEN_ENDPOINT", Endpoints.AWS_TOKEN_ENDPOINT),
                () -> UUID.randomUUID().toString());
    }

    /**
     * Answers one request.
     *
     * @throws IOException if the answer could not be delivered; Lambda then hands the request to the on-failure
     *     destination
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] event = input.readAllBytes();
        if (Heartbeat.is(event)) {
            return;
        }
        try {
            answer(CustomResourceRequest.parse(event), context);
        } catch (MalformedRequest e) {
            String reason = String.valueOf(e.getMessage());
            new Log(context, e.replyTo().map(Log::about).orElse(Map.of())).error("parse", reason);
            if (e.replyTo().isPresent()) {
                ReplyTo replyTo = e.replyTo().get();
                Answer answer = Answer.failure(replyTo, replyTo.echoedPhysicalId(), reason);
                sender.send(replyTo.responseUrl(), answer, within(context, FOR_THE_END));
            }
        }
    }

    private void answer(CustomResourceRequest request, Context context) throws AnswerNotDelivered {
        Map<String, String> about = Log.about(request.replyTo());
        about.put("requestType", request.type().toString());
        KnownSecrets secrets = new KnownSecrets();
        Log log = new Log(context, about, secrets::strike);
        log.info("begin", request.physicalId().orElse("no resource yet"));
        Optional<String> distrust = request.distrust(context.getInvokedFunctionArn(), clock.instant());
        if (distrust.isPresent()) {
            sender.send(request.responseUrl(), failure(request, distrust.get(), log), within(context, FOR_THE_END));
            return;
        }
        Duration functionTime = Duration.ofMillis(context.getRemainingTimeInMillis());
        Provisioner.Work work = provisioner.begin(
                request,
                within(context, FOR_THE_ANSWER),
                functionTime,
                warning -> log.warn("warning", warning),
                log::call,
                secrets);
        try {
            Optional<Answer> answer = answer(request, work, log).map(unstruck -> unstruck.with(secrets::strike));
            if (answer.isPresent()) {
                sender.send(request.responseUrl(), answer.get(), within(context, FOR_THE_END));
            } else {
                log.info("end", "another delivery of this request is running, and will answer");
            }
        } finally {
            end(work, log);
        }
    }

    private static Optional<Answer> answer(CustomResourceRequest request, Provisioner.Work work, Log log) {
        try {
            return switch (work.run()) {
                case Outcome.Done done -> {
                    log.info("answer", "SUCCESS " + done.physicalId());
                    yield Optional.of(Answer.success(request, done.physicalId(), done.attributes()));
                }
                case Outcome.LeftToOther left -> Optional.empty();
            };
        } catch (VirtualMachineError e) {
            // The process is unusable for later requests too, so it ends, and the on-failure destination answers.
            throw e;
        } catch (Throwable e) {
            // The one catch-all: whatever broke, CloudFormation gets its answer.
            return Optional.of(failure(request, Causes.of(e), log));
        }
    }

    private static Answer failure(CustomResourceRequest request, String reason, Log log) {
        log.error("answer", "FAILED " + reason);
        return Answer.failure(request, request.replyTo().echoedPhysicalId(), reason);
    }

    private static void end(Provisioner.Work work, Log log) {
        try {
            work.end();
        } catch (RuntimeException e) {
            // Requests that wait for this one then wait until its lease ends.
            log.warn("end", "the lease could not be released: " + Causes.of(e));
        }
    }

    private Deadline within(Context context, Duration reserve) {
        return Deadline.in(Duration.ofMillis(context.getRemainingTimeInMillis()), clock, pause)
                .earlier(reserve);
    }
}
