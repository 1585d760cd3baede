package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a request; an empty one is absent. */
record Input(Map<String, Object> members) {

    Optional<String> text(String name) {
        return members.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** A member without which the request is refused. */
    String required(String name) {
        return text(name)
                .orElseThrow(() -> invalid("1 validation error detected: Value null at '"
                        + Character.toLowerCase(name.charAt(0)) + name.substring(1)
                        + "' failed to satisfy constraint: Member must not be null"));
    }

    boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** Whether the member was sent, be it empty. */
    boolean has(String name) {
        return members.containsKey(name);
    }

    List<String> strings(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(Json::text).toList()
                : List.of();
    }

    List<Input> structures(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(item -> new Input(Json.object(item))).toList()
                : List.of();
    }

    /** A list of keys and values. */
    Map<String, String> tags(String name) {
        Map<String, String> tags = new LinkedHashMap<>();
        structures(name)
                .forEach(tag -> tags.put(tag.required("Key"), tag.text("Value").orElse("")));
        return tags;
    }

    static AwsError invalid(String message) {
        return AwsError.of("ValidationError", message);
    }
}
