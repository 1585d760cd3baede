package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.List;
import java.util.Map;

/**
 * The Rules block of a template: what parameters have to be before anything is made.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html">Rules</a>
 */
final class Rules {
    private final Map<String, Object> parameters;

    private Rules(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /** Refuses parameters that break an assertion. */
    static void check(Map<String, Object> declared, Map<String, Object> parameters) {
        Rules rules = new Rules(parameters);
        declared.values().stream().map(Json::object).forEach(rules::check);
    }

    private void check(Map<String, Object> rule) {
        Object condition = rule.get("RuleCondition");
        if (condition != null && !holds(condition)) {
            return;
        }
        for (Object item : Json.list(rule.get("Assertions"))) {
            Map<String, Object> assertion = Json.object(item);
            Object asserted = assertion.get("Assert");
            if (asserted == null || !holds(asserted)) {
                throw new ValidationError("Template validation error: Rules: "
                        + assertion.getOrDefault("AssertDescription", "an assertion does not hold"));
            }
        }
    }

    private boolean holds(Object condition) {
        Map.Entry<String, Object> call =
                Json.object(condition).entrySet().iterator().next();
        List<Object> arguments = Json.list(call.getValue());
        return switch (call.getKey()) {
            case "Fn::And" -> arguments.stream().allMatch(this::holds);
            case "Fn::Or" -> arguments.stream().anyMatch(this::holds);
            case "Fn::Not" -> !holds(arguments.getFirst());
            case "Fn::Equals" -> text(arguments.getFirst()).equals(text(arguments.getLast()));
            case "Fn::Contains" ->
                Json.list(arguments.getFirst()).stream().map(this::text).anyMatch(text(arguments.getLast())::equals);
            default ->
                throw new ValidationError("Template format error: " + call.getKey() + " is not emulated in Rules");
        };
    }

    private String text(Object value) {
        return value instanceof Map<?, ?> reference
                ? String.valueOf(parameters.get(reference.get("Ref")))
                : Json.text(value);
    }
}
