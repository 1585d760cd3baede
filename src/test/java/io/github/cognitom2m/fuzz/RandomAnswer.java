package io.github.cognitom2m.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * An answer of AWS's as no model describes it: members missing or of another kind, unknown values, endless pages, and
 * secrets that were sent, in any form, where nobody expects them.
 */
record RandomAnswer(RandomGenerator random) {

    /** @param sent the secrets that the function has sent so far */
    Answer of(Answer answer, Collection<String> sent) throws IOException {
        List<String> quotable = sent.stream().flatMap(RandomAnswer::forms).toList();
        return switch (random.nextInt(12)) {
            case 0 ->
                withBody(
                        answer,
                        answer.body().substring(0, random.nextInt(answer.body().length() + 1)));
            case 1 -> withBody(answer, "<html>not what you expect</html>");
            case 2 -> new Answer(random.nextInt(200, 600), answer.headers(), answer.body());
            case 3 -> withBody(answer, JSON.std.asString(new RandomJson(random).value()));
            case 4, 5 -> refusal(quotable);
            default -> withBody(answer, JSON.std.asString(changed(JSON.std.mapFrom(answer.body()), false, quotable)));
        };
    }

    /** A secret as it is, and as requests encode it. */
    static Stream<String> forms(String secret) {
        return Stream.of(
                secret, URLEncoder.encode(secret, UTF_8), Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
    }

    private Answer refusal(List<String> quotable) throws IOException {
        String type = List.of("InvalidParameterException", "InvalidRequestException", "InternalErrorException", "New")
                .get(random.nextInt(4));
        return Answer.of(
                random.nextBoolean() ? 400 : 500,
                "application/x-amz-json-1.1",
                JSON.std.asString(Map.of("__type", type, "message", "I do not take " + quoted(quotable))));
    }

    private String quoted(List<String> quotable) {
        return quotable.isEmpty() ? "this" : quotable.get(random.nextInt(quotable.size()));
    }

    private static Answer withBody(Answer answer, String body) {
        return new Answer(answer.status(), answer.headers(), body);
    }

    private Map<String, Object> changed(Map<?, ?> members, boolean inList, List<String> quotable) {
        Map<String, Object> changed = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (random.nextInt(6) > 0) {
                changed.put(String.valueOf(name), changed(value, inList, quotable));
            }
        });
        if (random.nextInt(4) == 0) {
            changed.put(random.nextBoolean() ? "NextToken" : "NewMember", "more");
        }
        return changed;
    }

    /** A long list is not put into another, which would make an answer longer than memory. */
    private Object changed(Object value, boolean inList, List<String> quotable) {
        if (value instanceof Map<?, ?> map) {
            return changed(map, inList, quotable);
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return random.nextInt(3) == 0 && !inList
                    ? new ArrayList<>(Collections.nCopies(5_000, changed(list.getFirst(), true, quotable)))
                    : list.stream().map(item -> changed(item, true, quotable)).toList();
        }
        return switch (random.nextInt(9)) {
            case 0 -> List.of(value);
            case 1 -> Map.of("x", value);
            case 2 -> "NEW_VALUE";
            case 3 -> new RandomJson(random).value();
            case 4 -> quoted(quotable);
            default -> value;
        };
    }
}
