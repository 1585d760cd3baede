package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The Conditions block of a template, evaluated as it is asked. */
final class Conditions {

    private final Map<String, Object> declared;
    private final Function<Object, Object> values;
    private final Map<String, Boolean> known = new HashMap<>();

    /** @param values evaluates what a condition compares */
    Conditions(Map<String, Object> declared, Function<Object, Object> values) {
        this.declared = declared;
        this.values = values;
    }

    /** Evaluates all, so that a faulty one is found although nothing uses it. */
    Map<String, Boolean> all() {
        declared.keySet().forEach(this::named);
        return Map.copyOf(known);
    }

    boolean named(String name) {
        Boolean value = known.get(name);
        if (value == null) {
            if (!declared.containsKey(name)) {
                throw new ValidationError("Template format error: Unresolved condition dependency " + name
                        + " in the Conditions block of the template");
            }
            value = holds(Objects.requireNonNull(declared.get(name)));
            known.put(name, value);
        }
        return value;
    }

    private boolean holds(Object condition) {
        if (!(condition instanceof Map<?, ?> call) || call.size() != 1) {
            throw new ValidationError("Template format error: Every Condition member must be a boolean function");
        }
        Map.Entry<?, ?> entry = call.entrySet().iterator().next();
        String key = String.valueOf(entry.getKey());
        if (key.equals("Condition")) {
            return named(Json.text(entry.getValue()));
        }
        Object argument = Objects.requireNonNull(entry.getValue());
        Intrinsic function = Intrinsic.named(key);
        return switch (function) {
            case EQUALS -> {
                List<Object> sides = Intrinsic.arguments(function, argument, 2);
                yield Json.stringified(values.apply(sides.get(0))).equals(Json.stringified(values.apply(sides.get(1))));
            }
            case NOT -> !holds(Intrinsic.arguments(function, argument, 1).getFirst());
            case AND -> Json.list(argument).stream().allMatch(this::holds);
            case OR -> Json.list(argument).stream().anyMatch(this::holds);
            default ->
                throw new ValidationError(
                        "Template format error: " + key + " is not a boolean function of the Conditions block");
        };
    }
}
