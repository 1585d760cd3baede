package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The values of a template's parameters in one operation. */
final class ParameterValues {

    private ParameterValues() {}

    static Map<String, Object> of(
            Map<String, Parameter> declared, Map<String, String> given, Surroundings surroundings) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(declared.keySet());
        if (!unknown.isEmpty()) {
            throw new ValidationError("Parameters: " + unknown + " do not exist in the template");
        }
        List<String> missing = declared.values().stream()
                .filter(parameter -> !given.containsKey(parameter.name())
                        && parameter.defaultValue().isEmpty())
                .map(Parameter::name)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new ValidationError("Parameters: " + missing + " must have values");
        }
        Map<String, Object> values = new HashMap<>();
        declared.forEach((name, parameter) -> {
            String text = given.containsKey(name)
                    ? given.getOrDefault(name, "")
                    : parameter.defaultValue().orElseThrow();
            parameter.check(text);
            values.put(name, value(parameter, text, surroundings));
        });
        return values;
    }

    private static Object value(Parameter parameter, String text, Surroundings surroundings) {
        String value = parameter.namesSsmParameter()
                ? surroundings
                        .ssmParameter(text)
                        .orElseThrow(() -> new ValidationError(
                                "Unable to fetch parameters [" + text + "] from parameter store for this account."))
                : text;
        return parameter.isList() ? parameter.items(value).toList() : value;
    }
}
