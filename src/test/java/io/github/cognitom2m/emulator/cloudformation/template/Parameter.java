package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A declared parameter and the constraints that its values must meet. */
public record Parameter(
        String name,
        String type,
        Optional<String> defaultValue,
        Optional<String> pattern,
        List<String> allowed,
        int minLength,
        int maxLength,
        Optional<String> constraintDescription,
        boolean noEcho) {

    private static final List<String> MEMBERS = List.of(
            "Type",
            "Default",
            "AllowedPattern",
            "AllowedValues",
            "MinLength",
            "MaxLength",
            "MinValue",
            "MaxValue",
            "ConstraintDescription",
            "NoEcho",
            "Description");

    private static final String SSM = "AWS::SSM::Parameter::Value<";

    public Parameter {
        allowed = List.copyOf(allowed);
    }

    static Parameter parse(String name, Object declaration) {
        Map<String, Object> members = Json.object(declaration);
        members.keySet().stream()
                .filter(key -> !MEMBERS.contains(key))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new ValidationError("Invalid template parameter property '" + unknown + "'");
                });
        Optional<Object> type = Optional.ofNullable(members.get("Type"));
        return new Parameter(
                name,
                Json.text(type.orElseThrow(() -> new ValidationError(
                        "Template format error: Every Parameters object must contain a Type member."))),
                optional(members, "Default"),
                optional(members, "AllowedPattern"),
                Json.list(members.get("AllowedValues")).stream().map(Json::text).toList(),
                Integer.parseInt(optional(members, "MinLength").orElse("0")),
                Integer.parseInt(optional(members, "MaxLength").orElse("4096")),
                optional(members, "ConstraintDescription"),
                optional(members, "NoEcho").map(Boolean::parseBoolean).orElse(false));
    }

    private static Optional<String> optional(Map<String, Object> members, String member) {
        return Optional.ofNullable(members.get(member)).map(Json::text);
    }

    /** Whether what is given is the name of an SSM parameter that holds the value. */
    boolean namesSsmParameter() {
        return type.startsWith(SSM);
    }

    /** Whether {@code Ref} gives a list. */
    boolean isList() {
        return type.contains("List<") || type.equals("CommaDelimitedList");
    }

    /** @throws ValidationError with CloudFormation's text where the value does not meet the constraints */
    void check(String value) {
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw violation("must be one of AllowedValues", allowed.toString());
        }
        // Of a list, each item has to match.
        if (pattern.isPresent() && !items(value).allMatch(item -> item.matches(pattern.get()))) {
            throw violation("must match pattern " + pattern.get(), value);
        }
        if (value.length() < minLength) {
            throw violation("must contain at least " + minLength + " characters", value);
        }
        if (value.length() > maxLength) {
            throw violation("must contain at most " + maxLength + " characters", value);
        }
        if (type.equals("Number") && !value.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw violation("must be a number", value);
        }
    }

    /** The items of a list, or the one value. */
    Stream<String> items(String value) {
        return isList() ? Stream.of(value.split("\\s*,\\s*")) : Stream.of(value);
    }

    private ValidationError violation(String rule, String detail) {
        return new ValidationError(constraintDescription
                .map(description -> "Parameter " + name + " failed to satisfy constraint: " + description)
                .orElse("Parameter '" + name + "' " + rule + (rule.endsWith("AllowedValues") ? " " + detail : "")));
    }
}
