package io.github.cognitom2m.cloudformation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an answer says, as JSON. */
record AnswerBody(
        Optional<String> failure,
        String physicalId,
        String stackId,
        String requestId,
        String logicalId,
        Map<String, String> data) {

    static AnswerBody success(ReplyTo replyTo, String physicalId, Map<String, String> data) {
        return new AnswerBody(
                Optional.empty(), physicalId, replyTo.stackId(), replyTo.requestId(), replyTo.logicalId(), data);
    }

    static AnswerBody failure(ReplyTo replyTo, String physicalId, String reason) {
        return new AnswerBody(
                Optional.of(reason), physicalId, replyTo.stackId(), replyTo.requestId(), replyTo.logicalId(), Map.of());
    }

    byte[] toJson() {
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
