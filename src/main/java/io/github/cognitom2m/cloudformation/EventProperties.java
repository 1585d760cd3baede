package io.github.cognitom2m.cloudformation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes a set of properties out of an event: without nulls, and without what is meant for CloudFormation. */
final class EventProperties {
    private static final List<String> OF_CLOUDFORMATION = List.of("ServiceToken", "ServiceTimeout");

    private EventProperties() {}

    /** Absent properties are an empty map; anything but an object is refused, except in a Delete, which needs none. */
    static Map<String, Object> of(Map<String, Object> event, String name, RequestType type) {
        @Nullable Object value = event.get(name);
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = copy(map);
            return without(copy);
        }
        if (value == null || type == RequestType.DELETE) {
            return Map.of();
        }
        throw new IllegalArgumentException(name + " is not an object");
    }

    private static Map<String, Object> without(Map<String, Object> properties) {
        Map<String, Object> rest = new LinkedHashMap<>(properties);
        OF_CLOUDFORMATION.forEach(rest::remove);
        return Collections.unmodifiableMap(rest);
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                copy.put(String.valueOf(key), copy(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .filter(Objects::nonNull)
                        .map(EventProperties::copy)
                        .toList()
                : value;
    }
}
