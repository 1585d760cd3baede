package io.github.cognitom2m.emulator.cloudformation.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of an answer, in order; what is absent is left out. */
final class Output {
    private final Map<String, Object> members = new LinkedHashMap<>();

    Output with(String name, Object value) {
        members.put(name, value instanceof Instant instant ? timestamp(instant) : value);
        return this;
    }

    Output with(String name, Optional<?> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    Map<String, Object> members() {
        return members;
    }

    /** Tags, parameters and the like. */
    static List<Object> pairs(String key, String value, Map<String, String> pairs) {
        List<Object> list = new ArrayList<>();
        pairs.forEach((name, text) ->
                list.add(new Output().with(key, name).with(value, text).members()));
        return list;
    }

    private static String timestamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
