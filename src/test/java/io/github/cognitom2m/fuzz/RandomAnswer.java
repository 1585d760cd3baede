package io.github.cognitom2m.fuzz;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** An answer of AWS's as no model describes it: members missing or of another kind, unknown values, endless pages. */
record RandomAnswer(RandomGenerator random) {

    Answer of(Answer answer) throws IOException {
        return switch (random.nextInt(10)) {
            case 0 ->
                withBody(
                        answer,
                        answer.body().substring(0, random.nextInt(answer.body().length() + 1)));
            case 1 -> withBody(answer, "<html>not what you expect</html>");
            case 2 -> new Answer(random.nextInt(200, 600), answer.headers(), answer.body());
            case 3 -> withBody(answer, JSON.std.asString(new RandomJson(random).value()));
            default -> withBody(answer, JSON.std.asString(changed(JSON.std.mapFrom(answer.body()), false)));
        };
    }

    private static Answer withBody(Answer answer, String body) {
        return new Answer(answer.status(), answer.headers(), body);
    }

    private Map<String, Object> changed(Map<?, ?> members, boolean inList) {
        Map<String, Object> changed = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (random.nextInt(6) > 0) {
                changed.put(String.valueOf(name), changed(value, inList));
            }
        });
        if (random.nextInt(4) == 0) {
            changed.put(random.nextBoolean() ? "NextToken" : "NewMember", "more");
        }
        return changed;
    }

    /** A long list is not put into another, which would make an answer longer than memory. */
    private Object changed(Object value, boolean inList) {
        if (value instanceof Map<?, ?> map) {
            return changed(map, inList);
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return random.nextInt(3) == 0 && !inList
                    ? new ArrayList<>(Collections.nCopies(5_000, changed(list.getFirst(), true)))
                    : list.stream().map(item -> changed(item, true)).toList();
        }
        return switch (random.nextInt(8)) {
            case 0 -> List.of(value);
            case 1 -> Map.of("x", value);
            case 2 -> "NEW_VALUE";
            case 3 -> new RandomJson(random).value();
            default -> value;
        };
    }
}
