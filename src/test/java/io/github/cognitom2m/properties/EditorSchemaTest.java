package io.github.cognitom2m.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors finds misspelled and missing names in templates, and takes functions in any place. */
final class EditorSchemaTest {
    private static final String NAME = "template.schema.json";

    private final PublishedSchema schema = PublishedSchema.load(NAME);

    @Test
    void isDerivedFromTheSchemaOfTheProperties() throws IOException {
        Map<String, Object> derived = EditorSchema.of(
                PublishedSchema.load("custom-cognitom2m.schema.json").members());
        Path made = Files.writeString(
                Path.of("target", NAME),
                JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(derived) + "\n");
        assertEquals(derived, schema.members(), "copy " + made + " to the folder schema");
    }

    @ParameterizedTest
    @ValueSource(strings = {"template.yaml", "src/test/templates/everything.yaml", "src/test/templates/consumer.yaml"})
    void takesTemplatesWithFunctionsInFullAndInShort(String file) {
        Map<String, Object> resources = new LinkedHashMap<>();
        Template.load(Path.of(file))
                .resources()
                .forEach((id, resource) ->
                        resources.put(id, Map.of("Type", resource.type(), "Properties", resource.properties())));
        assertTrue(resources.toString().contains("Custom::CognitoM2M"), file);
        assertEquals(List.of(), schema.problems(Map.of("Resources", resources)));
        assertEquals(List.of(), schema.problems(Map.of("Resources", Map.copyOf(shortened(resources)))));
    }

    @Test
    void findsWhatIsMisspeltAndWhatIsMissing() {
        List<String> problems = schema.problems(template(Map.of(
                "ServiceToken", Map.of("Ref", "Token"),
                "UserPoolID", "us-east-1_AbCdEf123",
                "ResourceServer", Map.of("Scopes", List.of(Map.of("ScopeName", "read"))))));
        assertEquals(4, problems.size(), problems::toString);
        for (String name : List.of("'UserPoolID'", "'UserPoolId'", "'Identifier'", "'ScopeDescription'")) {
            assertTrue(problems.stream().anyMatch(problem -> problem.contains(name)), problems::toString);
        }
    }

    @Test
    void leavesOtherTypesAlone() {
        assertEquals(
                List.of(),
                schema.problems(Map.of(
                        "Resources",
                        Map.of("Topic", Map.of("Type", "AWS::SNS::Topic", "Properties", Map.of("A", 1))))));
    }

    private static Map<String, Object> template(Map<String, Object> properties) {
        return Map.of("Resources", Map.of("Orders", Map.of("Type", "Custom::CognitoM2M", "Properties", properties)));
    }

    /** What an editor sees of functions in their short form: their arguments. */
    private static Map<String, Object> shortened(Map<?, ?> values) {
        Map<String, Object> shortened = new LinkedHashMap<>();
        values.forEach((name, value) -> shortened.put(String.valueOf(name), shortened(value)));
        return shortened;
    }

    private static Object shortened(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(EditorSchemaTest::shortened).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        return map.entrySet().stream()
                .filter(entry -> String.valueOf(entry.getKey()).matches("Ref|Fn::.+"))
                .findFirst()
                .<Object>map(function -> shortened(function.getValue()))
                .orElseGet(() -> shortened(map));
    }
}
