package io.github.cognitom2m.properties;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the schema of properties the one of templates, for editors: it knows names and which are needed, but not
 * values, because any value may be a function, and of a short form an editor sees only the argument.
 */
final class EditorSchema {
    private static final String FUNCTION = "^(Ref|Fn::.+)$";

    private EditorSchema() {}

    static Map<String, Object> of(Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "CloudFormation templates with Custom::CognitoM2M");
        schema.put("description", "Derived from custom-cognitom2m.schema.json, for editors.");
        schema.put("properties", Map.of("Resources", Map.of("additionalProperties", resource(of((Object)
                properties)))));
        return schema;
    }

    private static Map<String, Object> resource(Map<String, Object> properties) {
        return Map.of(
                "if",
                Map.of(
                        "properties",
                        Map.of("Type", Map.of("const", "Custom::CognitoM2M")),
                        "required",
                        List.of("Type")),
                "then",
                Map.of("properties", Map.of("Properties", properties), "required", List.of("Properties")));
    }

    private static Map<String, Object> of(@Nullable Object strict) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (!(strict instanceof Map<?, ?> given)) {
            return schema;
        }
        if (given.get("description") instanceof String text) {
            schema.put("description", text);
        }
        if (given.get("properties") instanceof Map<?, ?> properties) {
            Map<String, Object> members = new LinkedHashMap<>();
            properties.forEach((name, member) -> members.put(String.valueOf(name), of(member)));
            schema.put("properties", members);
            schema.put("patternProperties", Map.of(FUNCTION, Map.of()));
            schema.put("additionalProperties", false);
        }
        if (given.get("required") instanceof List<?> required) {
            schema.put("if", Map.of("propertyNames", Map.of("not", Map.of("pattern", FUNCTION))));
            schema.put("then", Map.of("required", required));
        }
        if (given.containsKey("items")) {
            schema.put("items", of(given.get("items")));
        }
        if (given.get("enum") instanceof List<?> values) {
            schema.put("examples", values);
        }
        return schema;
    }
}
