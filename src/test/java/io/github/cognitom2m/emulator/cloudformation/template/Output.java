package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.Map;
import java.util.Optional;

/** One output as the template declares it. */
public record Output(
        Object value, Optional<Object> exportName, Optional<String> condition, Optional<String> description) {

    static Output parse(String name, Object declaration) {
        Map<String, Object> members = Json.object(declaration);
        Object value = members.get("Value");
        if (value == null) {
            throw new ValidationError("Template format error: Output " + name + " must contain a Value member.");
        }
        return new Output(
                value,
                Optional.ofNullable(members.get("Export"))
                        .map(export -> Json.object(export).get("Name")),
                Optional.ofNullable(members.get("Condition")).map(Json::text),
                Optional.ofNullable(members.get("Description")).map(Json::text));
    }
}
