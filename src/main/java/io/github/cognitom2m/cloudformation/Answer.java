package io.github.cognitom2m.cloudformation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The answer to a request, in a form and size that CloudFormation accepts.
 *
 * @param failure why it failed; empty where it succeeded
 * @param data what {@code Fn::GetAtt} returns
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">Custom resource
 *     response objects</a>
 */
public record Answer(
        Optional<String> failure,
        String physicalId,
        String stackId,
        String requestId,
        String logicalId,
        Map<String, String> data) {

    /** The most bytes that CloudFormation reads. */
    public static final int MAX_BYTES = 4096;

    public Answer {
        data = Map.copyOf(data);
    }

    /** Reports success. Data that CloudFormation would not read turns it into a failure that says so. */
    public static Answer success(CustomResourceRequest request, String physicalId, Map<String, String> data) {
        Answer success = success(request.stack(), request.requestId(), request.logicalId(), physicalId, data);
        int bytes = success.toJson().length;
        return bytes <= MAX_BYTES
                ? success
                : failure(
                        request,
                        physicalId,
                        "the attributes of the resource make an answer of " + bytes
                                + " bytes, and CloudFormation accepts " + MAX_BYTES
                                + "; use shorter names or fewer scopes");
    }

    /** The answer of a success, whatever its size: for a forecast before there is anything to answer with. */
    public static Answer success(
            StackId stack, String requestId, String logicalId, String physicalId, Map<String, String> data) {
        return new Answer(Optional.empty(), physicalId, stack.arn(), requestId, logicalId, data);
    }

    public static Answer failure(CustomResourceRequest request, String physicalId, String reason) {
        return failure(request.replyTo(), physicalId, reason);
    }

    /** Reports a failure and why; the reason is shortened to fit. */
    public static Answer failure(ReplyTo replyTo, String physicalId, String reason) {
        return because(
                replyTo,
                physicalId,
                Reason.fit(reason, text -> because(replyTo, physicalId, text).toJson().length <= MAX_BYTES));
    }

    private static Answer because(ReplyTo replyTo, String physicalId, String reason) {
        return new Answer(
                Optional.of(reason), physicalId, replyTo.stackId(), replyTo.requestId(), replyTo.logicalId(), Map.of());
    }

    /** Whether an answer to this request can be short enough at all. */
    static boolean fits(ReplyTo replyTo) {
        return because(replyTo, replyTo.echoedPhysicalId(), "…").toJson().length <= MAX_BYTES;
    }

    /** This answer with its texts changed: its reason, and what attributes say. */
    public Answer with(UnaryOperator<String> change) {
        Map<String, String> changed = new LinkedHashMap<>(data);
        changed.replaceAll((name, value) -> change.apply(value));
        return new Answer(failure.map(change), physicalId, stackId, requestId, logicalId, changed);
    }

    /** The body that CloudFormation reads. */
    public byte[] toJson() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Status", failure.isPresent() ? "FAILED" : "SUCCESS");
        failure.ifPresent(reason -> body.put("Reason", wellFormed(reason)));
        body.put("PhysicalResourceId", wellFormed(physicalId));
        body.put("StackId", wellFormed(stackId));
        body.put("RequestId", wellFormed(requestId));
        body.put("LogicalResourceId", wellFormed(logicalId));
        if (!data.isEmpty()) {
            Map<String, String> sorted = new TreeMap<>();
            data.forEach((name, value) -> sorted.put(wellFormed(name), wellFormed(value)));
            body.put("Data", sorted);
        }
        try {
            return JSON.std.asBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    // Half a surrogate pair has no UTF-8 form, and the generator refuses it; an answer with a '?' is better than none.
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
