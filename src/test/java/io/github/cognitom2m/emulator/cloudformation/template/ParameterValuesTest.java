package io.github.cognitom2m.emulator.cloudformation.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParameterValuesTest {

    private static final Surroundings SURROUNDINGS = new Surroundings() {
        @Override
        public Optional<String> exported(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> ssmParameter(String name) {
            return name.equals("/pool") ? Optional.of("stored") : Optional.empty();
        }
    };

    @Test
    void takesDefaultsAndGivenValues() {
        assertEquals("dev", value("{Type: String, Default: dev}", Map.of()));
        assertEquals("prod", value("{Type: String, Default: dev}", Map.of("P", "prod")));
        assertEquals(List.of("a", "b"), value("{Type: CommaDelimitedList}", Map.of("P", "a, b")));
    }

    @Test
    void readsSsmParameters() {
        String type = "{Type: 'AWS::SSM::Parameter::Value<String>'}";
        assertEquals("stored", value(type, Map.of("P", "/pool")));
        refused(
                "Unable to fetch parameters [/none] from parameter store for this account.",
                type,
                Map.of("P", "/none"));
    }

    @Test
    void refusesWhatTheConstraintsForbid() {
        refused(
                "Parameter 'P' must match pattern [a-z]+",
                "{Type: String, AllowedPattern: '[a-z]+'}",
                Map.of("P", "A"));
        refused(
                "Parameter P failed to satisfy constraint: small letters",
                "{Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: small letters}",
                Map.of("P", "A"));
        refused(
                "Parameter 'P' must be one of AllowedValues [a, b]",
                "{Type: String, AllowedValues: [a, b]}",
                Map.of("P", "c"));
        refused("Parameter 'P' must contain at least 2 characters", "{Type: String, MinLength: 2}", Map.of("P", "c"));
        refused("Parameter 'P' must contain at most 2 characters", "{Type: String, MaxLength: 2}", Map.of("P", "ccc"));
        refused("Parameter 'P' must be a number", "{Type: Number}", Map.of("P", "c"));
    }

    @Test
    void refusesMissingAndUnknownParameters() {
        refused("Parameters: [P] must have values", "{Type: String}", Map.of());
        refused("Parameters: [Q] do not exist in the template", "{Type: String, Default: x}", Map.of("Q", "y"));
    }

    private static Object value(String declaration, Map<String, String> given) {
        Template template = Template.parse("Parameters: {P: " + declaration + "}\nResources: {A: {Type: Custom::X}}");
        return Optional.ofNullable(ParameterValues.of(template.parameters(), given, SURROUNDINGS)
                        .get("P"))
                .orElseThrow();
    }

    private static void refused(String text, String declaration, Map<String, String> given) {
        ValidationError refusal = assertThrows(ValidationError.class, () -> value(declaration, given));
        assertEquals(text, refusal.getMessage());
    }
}
