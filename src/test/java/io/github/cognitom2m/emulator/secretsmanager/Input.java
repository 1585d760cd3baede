package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of a request or of a structure in it, read as the API model declares them; anything else is refused. */
final class Input {
    private final String path;
    private final Map<?, ?> members;

    private Input(String path, Map<?, ?> members, String... known) {
        this.path = path;
        this.members = members;
        Set<String> names = Set.of(known);
        for (Object member : members.keySet()) {
            if (!names.contains(member)) {
                throw AwsError.of("ValidationException", "unknown member " + at(String.valueOf(member)));
            }
        }
    }

    static Input of(Map<String, Object> members, String... known) {
        return new Input("", members, known);
    }

    boolean has(String member) {
        return members.get(member) != null;
    }

    String required(String member, Shape shape) {
        return optional(member, shape).orElseThrow(() -> missing(member));
    }

    Optional<String> optional(String member, Shape shape) {
        return find(member, String.class).map(value -> checked(at(member), value, shape));
    }

    Optional<Long> number(String member, long min, long max) {
        Optional<Long> number = find(member, Number.class).map(Number::longValue);
        number.ifPresent(value -> {
            if (value < min || value > max) {
                String bound = value < min ? "greater than or equal to " + min : "less than or equal to " + max;
                throw violation("Value '" + value + "'", at(member), "Member must have value " + bound);
            }
        });
        return number;
    }

    Optional<Boolean> flag(String member) {
        return find(member, Boolean.class);
    }

    Optional<Input> structure(String member, String... known) {
        return find(member, Map.class).map(value -> new Input(at(member) + ".", value, known));
    }

    List<String> texts(String member, int min, int max, Shape shape) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(member, min, max)) {
            String where = at(member) + "." + (texts.size() + 1) + ".member";
            texts.add(checked(where, cast(where, item, String.class), shape));
        }
        return texts;
    }

    List<Input> structures(String member, int min, int max, String... known) {
        List<Input> structures = new ArrayList<>();
        for (Object item : list(member, min, max)) {
            String where = at(member) + "." + (structures.size() + 1) + ".member";
            structures.add(new Input(where + ".", cast(where, item, Map.class), known));
        }
        return structures;
    }

    AwsError missing(String member) {
        return violation("Value null", at(member), "Member must not be null");
    }

    private List<?> list(String member, int min, int max) {
        Optional<List<?>> found = find(member, List.class).map(list -> (List<?>) list);
        found.ifPresent(list -> {
            if (list.size() < min || list.size() > max) {
                String bound = list.size() < min ? "greater than or equal to " + min : "less than or equal to " + max;
                throw violation("Value '" + list + "'", at(member), "Member must have length " + bound);
            }
        });
        return found.orElse(List.of());
    }

    private <T> Optional<T> find(String member, Class<T> type) {
        return Optional.ofNullable(members.get(member)).map(value -> cast(at(member), value, type));
    }

    private static <T> T cast(String where, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw AwsError.of("SerializationException", "Unexpected type at '" + where + "'");
        }
        return type.cast(value);
    }

    private static String checked(String where, String value, Shape shape) {
        shape.violation(value).ifPresent(problem -> {
            throw violation(shape.sensitive() ? "Value" : "Value '" + value + "'", where, problem);
        });
        return value;
    }

    private static AwsError violation(String value, String where, String problem) {
        return AwsError.of(
                "ValidationException",
                "1 validation error detected: " + value + " at '" + where + "' failed to satisfy constraint: "
                        + problem);
    }

    private String at(String member) {
        return path + member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    }
}
