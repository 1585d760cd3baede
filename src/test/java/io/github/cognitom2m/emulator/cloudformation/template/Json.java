package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Narrows the untyped values of a template or an event; what has the wrong shape is refused. */
public final class Json {

    private Json() {}

    /** The value as an object; an absent one is empty. */
    public static Map<String, Object> object(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new ValidationError("Template format error: expected an object, found: " + value);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((key, member) -> object.put(String.valueOf(key), member));
        return object;
    }

    /** The value as a list; an absent one is empty, and a single value is a list of one. */
    public static List<Object> list(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? List.copyOf(list) : List.of(value);
    }

    /** The scalar as CloudFormation writes it in a string. */
    public static String text(@Nullable Object value) {
        if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
            throw new ValidationError("Template format error: expected a string, found: " + value);
        }
        return String.valueOf(value);
    }

    /** The value with every scalar in it turned into a string, as custom resources get their properties. */
    public static Object stringified(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> strings = new LinkedHashMap<>();
                map.forEach((key, member) -> strings.put(String.valueOf(key), stringified(member)));
                yield strings;
            }
            case List<?> list -> list.stream().map(Json::stringified).toList();
            default -> String.valueOf(value);
        };
    }
}
