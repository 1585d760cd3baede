package io.github.cognitom2m.emulator.iam;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * One line of a statement's Condition: operator, key, values.
 *
 * @param set {@code ForAnyValue}, {@code ForAllValues}, or empty for a key with one value
 */
record Condition(String set, String operator, String key, List<String> values) {

    Condition {
        values = List.copyOf(values);
    }

    /** Refuses an operator that is not known here: what is not understood must not be taken for granted. */
    static Condition of(String operator, String key, List<String> values) {
        int colon = operator.indexOf(':');
        Condition condition = new Condition(
                colon < 0 ? "" : operator.substring(0, colon), operator.substring(colon + 1), key, values);
        condition.test();
        if (condition.isNegated() && !condition.set().isEmpty()) {
            throw new IllegalArgumentException("unknown operator " + operator);
        }
        return condition;
    }

    boolean holds(Map<String, List<String>> context) {
        List<String> actual = context.getOrDefault(key, List.of());
        if (operator.equals("Null")) {
            return values.equals(List.of(String.valueOf(actual.isEmpty())));
        }
        if (isNegated()) {
            // A key that has no value is not like any.
            return actual.stream().noneMatch(this::isOneOfTheValues);
        }
        return switch (set) {
            case "ForAllValues" -> actual.stream().allMatch(this::isOneOfTheValues);
            case "ForAnyValue", "" -> actual.stream().anyMatch(this::isOneOfTheValues);
            default -> throw new IllegalArgumentException(set);
        };
    }

    private boolean isNegated() {
        return operator.contains("Not");
    }

    private boolean isOneOfTheValues(String actual) {
        return values.stream().anyMatch(value -> test().test(value, actual));
    }

    private BiPredicate<String, String> test() {
        return switch (operator) {
            case "StringEquals", "StringNotEquals", "Null" -> String::equals;
            case "Bool" -> String::equalsIgnoreCase;
            case "StringLike", "StringNotLike", "ArnLike", "ArnNotLike", "ArnEquals", "ArnNotEquals" ->
                Wildcards::match;
            default -> throw new IllegalArgumentException("unknown operator " + operator);
        };
    }
}
