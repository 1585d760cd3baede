package io.github.cognitom2m.cloudformation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON of an answer. */
final class AnswerBody {
    private AnswerBody() {}

    static byte[] failed(String reason, String physicalId, ReplyTo replyTo) {
        return render("FAILED", Optional.of(reason), physicalId, replyTo, Map.of());
    }

    static byte[] render(
            String status, Optional<String> reason, String physicalId, ReplyTo replyTo, Map<String, String> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Status", status);
        reason.ifPresent(text -> body.put("Reason", wellFormed(text)));
        body.put("PhysicalResourceId", wellFormed(physicalId));
        body.put("StackId", wellFormed(replyTo.stackId()));
        body.put("RequestId", wellFormed(replyTo.requestId()));
        body.put("LogicalResourceId", wellFormed(replyTo.logicalId()));
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
