package io.github.cognitom2m;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cognitom2m.cloudformation.Answer;
import io.github.cognitom2m.cloudformation.ReplyTo;
import io.github.cognitom2m.cloudformation.ResponseSender;
import io.github.cognitom2m.cloudformation.ResponseUrl;
import io.github.cognitom2m.cloudformation.Scalars;
import io.github.cognitom2m.time.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Lambda's on-failure destination: answers FAILED when the provider function ended without an answer. It loads almost
 * nothing, so that it works even if the provider could not start.
 */
public final class UnansweredHandler implements RequestStreamHandler {
    private static final Duration FOR_THE_END = Duration.ofSeconds(1);

    /** Delivers the answer to CloudFormation. */
    @FunctionalInterface
    interface Delivery {
        void send(ResponseUrl url, Answer answer, Deadline deadline) throws IOException;
    }

    private final Delivery delivery;

    public UnansweredHandler() {
        this(new ResponseSender()::send);
    }

    UnansweredHandler(Delivery delivery) {
        this.delivery = delivery;
    }

    /** Handles Lambda's record of the failed invocation; fails if no answer is accepted, so that Lambda repeats it. */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] json = input.readAllBytes();
        if (Heartbeat.is(json)) {
            return;
        }
        Scalars invocation = Scalars.read(json);
        if (Heartbeat.failed(invocation)) {
            // The provider function's own errors already raise an alarm.
            new Log(context, Map.of()).warn("heartbeat", FailedInvocation.reason(invocation));
            return;
        }
        Optional<ReplyTo> found = ReplyTo.find(invocation, "requestPayload.");
        if (found.isEmpty()) {
            // Another attempt would find no more.
            new Log(context, Map.of()).error("parse", "the record contains no request that could be answered");
            return;
        }
        ReplyTo replyTo = found.get();
        Answer answer = Answer.failure(replyTo, replyTo.echoedPhysicalId(), FailedInvocation.reason(invocation));
        Deadline deadline = Deadline.in(
                        Duration.ofMillis(context.getRemainingTimeInMillis()),
                        InstantSource.system(),
                        Deadline.Pause.real())
                .earlier(FOR_THE_END);
        delivery.send(replyTo.responseUrl(), answer, deadline);
        new Log(context, Log.about(replyTo)).info("answer", "FAILED " + FailedInvocation.reason(invocation));
    }
}
