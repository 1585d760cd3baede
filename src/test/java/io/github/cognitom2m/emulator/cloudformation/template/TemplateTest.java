package io.github.cognitom2m.emulator.cloudformation.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final String STACK = "arn:aws:cloudformation:us-east-1:123456789012:stack/name/guid";

    private static final Surroundings SURROUNDINGS = new Surroundings() {
        @Override
        public Optional<String> exported(String name) {
            return name.equals("provider-Token") ? Optional.of("imported") : Optional.empty();
        }

        @Override
        public Optional<String> ssmParameter(String name) {
            return name.equals("/token") ? Optional.of("stored") : Optional.empty();
        }
    };

    private static final Made MADE = new Made() {
        @Override
        public String physicalId(String logicalId) {
            return "id-" + logicalId;
        }

        @Override
        public Object attribute(String logicalId, String name) {
            return logicalId + "/" + name;
        }
    };

    @Test
    void aVariableWithoutQuotesIsText() {
        Template template = Template.parse("""
                Parameters: {Env: {Type: String}}
                Resources:
                  It:
                    Type: Custom::X
                    Properties:
                      Value:
                        Fn::Sub: ${Env}
                """);

        assertEquals(
                Map.of("Value", "dev"),
                plan(template, Map.of("Env", "dev"))
                        .evaluator(MADE, SURROUNDINGS)
                        .properties(Objects.requireNonNull(template.resources().get("It"))
                                .properties()));
    }

    @Test
    void evaluatesEveryFunction() {
        assertEquals("id-Other", value("!Ref Other"));
        assertEquals("Other/A.B", value("!GetAtt Other.A.B"));
        assertEquals("Other/A", value("{'Fn::GetAtt': [Other, A]}"));
        assertEquals("name-id-Other-Other/A-${kept}", value("!Sub '${AWS::StackName}-${Other}-${Other.A}-${!kept}'"));
        assertEquals("x-us-east-1", value("!Sub ['${Own}-${AWS::Region}', {Own: x}]"));
        assertEquals("a,id-Other", value("!Join [',', [a, !Ref Other]]"));
        assertEquals("b", value("!Select [1, !Split ['/', a/b/c]]"));
        assertEquals("yes", value("!If [IsDev, 'yes', 'no']"));
        assertEquals("imported", value("!ImportValue {'Fn::Sub': 'provider-Token'}"));
        assertEquals("small", value("!FindInMap [Sizes, !Ref Env, Size]"));
        assertEquals("aGk=", value("!Base64 hi"));
        assertEquals("stored!", value("'{{resolve:ssm:/token}}!'"));
    }

    @Test
    void keepsTheKindsOfScalars() {
        assertEquals(true, value("true"));
        assertEquals(14L, value("14"));
        assertEquals("012345678901", value("012345678901"));
        assertEquals("2012-10-17", value("2012-10-17"));
        assertEquals("true", value("'true'"));
    }

    @Test
    void leavesOutWhatHasNoValue() {
        assertEquals(
                Map.of("Kept", List.of("a")),
                value("{Gone: !Ref AWS::NoValue, Kept: [a, !If [IsDev, !Ref AWS::NoValue, b]]}"));
    }

    @Test
    void evaluatesConditions() {
        Template template = Template.parse("""
                Parameters: {Env: {Type: String}}
                Conditions:
                  IsProd: !Equals [!Ref Env, prod]
                  IsOther: !And [!Not [!Condition IsProd], !Or [!Equals [a, b], !Equals ["1", 1]]]
                Resources:
                  Kept: {Type: Custom::X, Condition: IsProd}
                  Passing: {Type: Custom::X, Condition: IsOther, DependsOn: Kept}
                """);
        assertEquals(
                Set.of("Kept"),
                plan(template, Map.of("Env", "prod")).resources().keySet());
        assertEquals(
                Set.of("Passing"),
                plan(template, Map.of("Env", "dev")).resources().keySet());
    }

    @Test
    void ordersByEveryKindOfReference() {
        Plan plan = plan(Template.parse("""
                        Resources:
                          A: {Type: Custom::X, Properties: {P: !Ref B}}
                          B: {Type: Custom::X, Properties: {P: !GetAtt C.X}}
                          C: {Type: Custom::X, Properties: {P: !Sub "${D} ${D.X}"}}
                          D: {Type: Custom::X, DependsOn: [E]}
                          E: {Type: Custom::X}
                        """), Map.of());
        assertEquals(
                Map.of("A", Set.of("B"), "B", Set.of("C"), "C", Set.of("D"), "D", Set.of("E"), "E", Set.of()),
                plan.dependencies());
    }

    @Test
    void refusesATemplateThatIsWrong() {
        refused("Unresolved resource dependencies [Nowhere]", resource("!Ref Nowhere"));
        refused("instance of Fn::GetAtt references undefined resource Nowhere", resource("!GetAtt Nowhere.A"));
        refused("Unresolved resource dependencies [Nowhere]", resource("!Sub '${Nowhere}'"));
        refused("Encountered unsupported function: Fn::Cidr", resource("!Cidr [a, b, c]"));
        refused("Unresolved condition dependency Never", resource("!If [Never, a, b]"));
        refused("'null' values are not allowed", resource("null"));
        refused("Duplicate keys", "Resources: {A: {Type: Custom::X, Type: Custom::Y}}");
        refused("Invalid template property or properties [Extras]", "Resources: {A: {Type: Custom::X}}\nExtras: {}");
        refused("At least one Resources member", "Resources: {}");
        refused("Invalid template resource property 'Propertys'", "Resources: {A: {Type: Custom::X, Propertys: {}}}");
    }

    @Test
    void refusesACycle() {
        Template template =
                Template.parse("Resources: {A: {Type: Custom::X, DependsOn: B}, B: {Type: Custom::X, DependsOn: A}}");
        ValidationError refusal = assertThrows(ValidationError.class, () -> plan(template, Map.of()));
        assertEquals("Circular dependency between resources: [A, B]", refusal.getMessage());
    }

    @Test
    void refusesAReferenceToAResourceWhoseConditionDoesNotHold() {
        Template template = Template.parse("""
                Conditions: {Never: !Equals [a, b]}
                Resources:
                  A: {Type: Custom::X, Condition: Never}
                  B: {Type: Custom::X, Properties: {P: !If [Never, !Ref A, x]}}
                Outputs:
                  Fine: {Condition: Never, Value: !Ref A}
                """);
        assertEquals(Set.of("B"), plan(template, Map.of()).resources().keySet());
        Template wrong = Template.parse("""
                Conditions: {Never: !Equals [a, b]}
                Resources:
                  A: {Type: Custom::X, Condition: Never}
                  B: {Type: Custom::X, Properties: {P: !Ref A}}
                """);
        assertThrows(ValidationError.class, () -> plan(wrong, Map.of()));
    }

    private static Object value(String yaml) {
        Plan plan = plan(Template.parse(resource(yaml)), Map.of());
        return Optional.ofNullable(plan.evaluator(MADE, SURROUNDINGS)
                        .properties(Optional.ofNullable(plan.resources().get("It"))
                                .orElseThrow()
                                .properties())
                        .get("Value"))
                .orElseThrow();
    }

    private static String resource(String yaml) {
        return """
                Parameters: {Env: {Type: String, Default: dev}}
                Mappings: {Sizes: {dev: {Size: small}}}
                Conditions: {IsDev: !Equals [!Ref Env, dev]}
                Resources:
                  Other: {Type: Custom::X}
                  It:
                    Type: Custom::X
                    Properties:
                      Value: %s
                """.formatted(yaml);
    }

    private static Plan plan(Template template, Map<String, String> parameters) {
        return Plan.of(template, parameters, Map.of(), STACK, SURROUNDINGS);
    }

    private static void refused(String text, String template) {
        String message = String.valueOf(assertThrows(ValidationError.class, () -> Template.parse(template))
                .getMessage());
        assertTrue(message.contains(text), message);
    }
}
