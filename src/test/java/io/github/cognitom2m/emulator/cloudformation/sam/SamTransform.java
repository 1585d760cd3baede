package io.github.cognitom2m.emulator.cloudformation.sam;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the SAM types of a template into native ones, with the logical ids that SAM gives them. */
public final class SamTransform {

    public static final String NAME = "AWS::Serverless-2016-10-31";

    private SamTransform() {}

    /**
     * Transforms the sections of a template.
     *
     * @throws ValidationError on whatever of SAM is not emulated
     */
    public static Map<String, Object> apply(Map<String, Object> sections) {
        Map<String, Object> globals = Json.object(sections.get("Globals"));
        if (globals.keySet().stream().anyMatch(type -> !type.equals("Function"))) {
            throw new ValidationError("Globals other than Function are not emulated: " + globals.keySet());
        }
        Map<String, Object> shared = Json.object(globals.get("Function"));
        Map<String, Object> resources = new LinkedHashMap<>();
        Map<String, String> properties = new LinkedHashMap<>();
        Json.object(sections.get("Resources")).forEach((logicalId, declaration) -> {
            Map<String, Object> members = Json.object(declaration);
            Object type = members.getOrDefault("Type", "");
            if (type.equals("AWS::Serverless::Function")) {
                SamFunction function = SamFunction.of(logicalId, members, shared);
                resources.putAll(function.resources());
                properties.putAll(function.references());
            } else if (type.toString().startsWith("AWS::Serverless::")) {
                throw new ValidationError("The SAM type " + type + " is not emulated (" + logicalId + ")");
            } else {
                resources.put(logicalId, declaration);
            }
        });
        Map<String, Object> result = new LinkedHashMap<>(sections);
        result.remove("Globals");
        result.put("Resources", resources);
        ResourceProperties names = new ResourceProperties(properties);
        for (String section : List.of("Resources", "Outputs")) {
            if (result.containsKey(section)) {
                result.put(section, names.rewrite(Json.object(result.get(section))));
            }
        }
        return result;
    }
}
