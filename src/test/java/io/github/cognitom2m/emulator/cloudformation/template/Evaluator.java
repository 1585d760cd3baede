package io.github.cognitom2m.emulator.cloudformation.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Evaluates the values of a template. */
public final class Evaluator {

    private final Map<String, Object> parameters;
    private final Map<String, Object> mappings;
    private final Predicate<String> conditions;
    private final Made made;
    private final Surroundings surroundings;

    /** @param parameters by name, pseudo parameters included */
    Evaluator(
            Map<String, Object> parameters,
            Map<String, Object> mappings,
            Predicate<String> conditions,
            Made made,
            Surroundings surroundings) {
        this.parameters = parameters;
        this.mappings = mappings;
        this.conditions = conditions;
        this.made = made;
        this.surroundings = surroundings;
    }

    /** The properties of a resource, without those that are AWS::NoValue. */
    public Map<String, Object> properties(Map<String, Object> properties) {
        return Json.object(value(properties));
    }

    /** A value that must be a text; throws {@link EvaluationError} if it cannot be had. */
    public String text(Object value) {
        return Json.text(value(value));
    }

    Object value(Object value) {
        return switch (value) {
            case Map<?, ?> map
            when Intrinsic.isCall(map) -> {
                Map.Entry<?, ?> call = map.entrySet().iterator().next();
                yield call(Intrinsic.named(String.valueOf(call.getKey())), call.getValue());
            }
            case Map<?, ?> map -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach((key, member) -> {
                    Object evaluated = value(member);
                    if (!evaluated.equals(Pseudo.NO_VALUE)) {
                        members.put(String.valueOf(key), evaluated);
                    }
                });
                yield members;
            }
            case List<?> list ->
                list.stream()
                        .map(this::value)
                        .filter(item -> !item.equals(Pseudo.NO_VALUE))
                        .toList();
            case String text -> DynamicReference.resolve(text, surroundings);
            default -> value;
        };
    }

    private Object call(Intrinsic function, Object argument) {
        return switch (function) {
            case REF -> ref(Json.text(argument));
            case GET_ATT -> {
                List<Object> path = Intrinsic.attributePath(argument);
                yield made.attribute(Json.text(path.getFirst()), text(path.get(1)));
            }
            case SUB -> sub(Substitution.parse(argument));
            case JOIN -> {
                List<Object> parts = Intrinsic.arguments(function, argument, 2);
                yield list(parts.get(1)).stream().map(Json::text).collect(Collectors.joining(Json.text(parts.get(0))));
            }
            case SPLIT -> {
                List<Object> parts = Intrinsic.arguments(function, argument, 2);
                yield split(text(parts.get(1)), Json.text(parts.get(0)));
            }
            case SELECT -> select(Intrinsic.arguments(function, argument, 2));
            case IF -> {
                List<Object> parts = Intrinsic.arguments(function, argument, 3);
                yield value(conditions.test(Json.text(parts.get(0))) ? parts.get(1) : parts.get(2));
            }
            case IMPORT_VALUE -> imported(text(argument));
            case FIND_IN_MAP ->
                find(Intrinsic.arguments(function, argument, 3).stream()
                        .map(this::text)
                        .toList());
            case BASE64 -> Base64.getEncoder().encodeToString(text(argument).getBytes(StandardCharsets.UTF_8));
            case EQUALS, AND, OR, NOT ->
                throw new ValidationError(
                        "Template error: " + function.key() + " can only be used in the Conditions block");
        };
    }

    private Object ref(String name) {
        Object parameter = parameters.get(name);
        return parameter == null ? made.physicalId(name) : parameter;
    }

    private String sub(Substitution substitution) {
        String text = substitution.apply(variable -> {
            Object own = substitution.own().get(variable);
            if (own != null) {
                return text(own);
            }
            int dot = variable.indexOf('.');
            return Json.text(
                    dot < 0 ? ref(variable) : made.attribute(variable.substring(0, dot), variable.substring(dot + 1)));
        });
        return DynamicReference.resolve(text, surroundings);
    }

    private List<Object> list(Object value) {
        return Json.list(value(value));
    }

    private static List<Object> split(String text, String delimiter) {
        List<Object> parts = new ArrayList<>();
        int begin = 0;
        for (int end = text.indexOf(delimiter); end >= 0; end = text.indexOf(delimiter, begin)) {
            parts.add(text.substring(begin, end));
            begin = end + delimiter.length();
        }
        parts.add(text.substring(begin));
        return parts;
    }

    private Object select(List<Object> parts) {
        int index = Integer.parseInt(text(parts.get(0)));
        List<Object> items = list(parts.get(1));
        if (index < 0 || index >= items.size()) {
            throw new ValidationError("Template error: Fn::Select cannot select nonexistent value at index " + index);
        }
        return items.get(index);
    }

    private String imported(String name) {
        return surroundings
                .exported(name)
                .orElseThrow(() -> new EvaluationError("No export named " + name + " found."));
    }

    private Object find(List<String> path) {
        Object found = Json.object(Json.object(mappings.get(path.get(0))).get(path.get(1)))
                .get(path.get(2));
        if (found == null) {
            throw new ValidationError("Template error: Unable to get mapping for " + String.join("::", path));
        }
        return found;
    }
}
