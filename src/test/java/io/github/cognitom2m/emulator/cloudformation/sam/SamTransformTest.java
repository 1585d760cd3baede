package io.github.cognitom2m.emulator.cloudformation.sam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.cognitom2m.emulator.cloudformation.template.Declaration;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SamTransformTest {

    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function:
                Runtime: java25
                Environment: {Variables: {SHARED: a}}
                Tags: {Project: x}
            Resources:
              Provider:
                Type: AWS::Serverless::Function
                DependsOn: Logs
                Properties:
                  CodeUri: .
                  Handler: a.B::c
                  AutoPublishAlias: live
                  Environment: {Variables: {OWN: b}}
                  Policies:
                    - Statement: [{Effect: Allow, Action: x, Resource: '*'}]
                    - arn:aws:iam::aws:policy/Foo
                  EventInvokeConfig:
                    MaximumRetryAttempts: 0
                    DestinationConfig: {OnFailure: {Type: Lambda, Destination: !GetAtt Fallback.Arn}}
              Fallback: {Type: AWS::Serverless::Function, Properties: {CodeUri: ., Handler: a.C}}
              Logs: {Type: AWS::Logs::LogGroup}
              It:
                Type: Custom::X
                Properties: {ServiceToken: !Ref Provider.Alias, Sub: !Sub "${Provider.Version}"}
            """;

    @Test
    void makesTheResourcesThatSamMakes() {
        Template template = Template.parse(TEMPLATE);
        assertEquals(
                Set.of(
                        "Provider",
                        "ProviderRole",
                        version(template),
                        "ProviderAliaslive",
                        "ProviderEventInvokeConfig",
                        "Fallback",
                        "FallbackRole",
                        "Logs",
                        "It"),
                template.resources().keySet());
        Declaration function = resource(template, "Provider");
        assertEquals("AWS::Lambda::Function", function.type());
        assertEquals(Set.of("Logs"), function.dependsOn());
        assertEquals("java25", function.properties().get("Runtime"));
        assertEquals(
                Map.of("Variables", Map.of("SHARED", "a", "OWN", "b")),
                function.properties().get("Environment"));
        assertEquals("Retain", resource(template, version(template)).deletionPolicy());
        assertEquals(
                Set.of("ProviderAliaslive"),
                resource(template, "ProviderEventInvokeConfig").dependsOn());
    }

    @Test
    void leadsReferencesToTheAliasAndTheVersion() {
        Template template = Template.parse(TEMPLATE);
        assertEquals(
                Map.of(
                        "ServiceToken",
                        Map.of("Ref", "ProviderAliaslive"),
                        "Sub",
                        Map.of("Fn::Sub", "${" + version(template) + "}")),
                resource(template, "It").properties());
    }

    @Test
    void letsTheFunctionInvokeItsDestination() {
        Map<String, Object> role =
                resource(Template.parse(TEMPLATE), "ProviderRole").properties();
        assertEquals(
                List.of(
                        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
                        "arn:aws:iam::aws:policy/Foo"),
                role.get("ManagedPolicyArns"));
        assertEquals(
                List.of("ProviderEventInvokeConfigOnFailureLambdaPolicy", "ProviderRolePolicy0"),
                ((List<?>) Optional.ofNullable(role.get("Policies")).orElseThrow())
                        .stream()
                                .map(policy -> ((Map<?, ?>) policy).get("PolicyName"))
                                .toList());
    }

    @Test
    void publishesAVersionOnlyWhereTheCodeOrItsSettingsChange() {
        String version = version(Template.parse(TEMPLATE));
        assertEquals(version, version(Template.parse(TEMPLATE.replace("Action: x", "Action: y"))));
        assertNotEquals(version, version(Template.parse(TEMPLATE.replace("OWN: b", "OWN: c"))));
        assertNotEquals(version, version(Template.parse(TEMPLATE.replace("CodeUri: .\n", "CodeUri: other\n"))));
    }

    @Test
    void refusesWhatIsNotEmulated() {
        refused("Type: AWS::Serverless::Api");
        refused("Type: AWS::Serverless::Function, Properties: {Tracing: Active}");
        refused("Type: AWS::Serverless::Function, Properties: {Policies: [{S3ReadPolicy: {BucketName: x}}]}");
    }

    private static void refused(String members) {
        String template = "Transform: AWS::Serverless-2016-10-31\nResources: {A: {" + members + "}}";
        assertThrows(ValidationError.class, () -> Template.parse(template));
    }

    private static String version(Template template) {
        return template.resources().keySet().stream()
                .filter(id -> id.startsWith("ProviderVersion"))
                .findFirst()
                .orElseThrow();
    }

    private static Declaration resource(Template template, String logicalId) {
        return Optional.ofNullable(template.resources().get(logicalId)).orElseThrow();
    }
}
