package io.github.cognitom2m.emulator.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeTypesTest {

    private static final String PROVIDER = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Provider:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: .
                  Runtime: java25
                  Handler: a.B::c
                  Timeout: 240
                  AutoPublishAlias: live
                  EventInvokeConfig:
                    MaximumRetryAttempts: 0
              Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 30}}
              Credentials:
                Type: Custom::Test
                DependsOn: ProviderEventInvokeConfig
                Properties: {ServiceToken: !Ref Provider.Alias}
            Outputs:
              Token: {Value: !Ref Provider.Alias}
              Logs: {Value: !GetAtt Logs.Arn}
              Role: {Value: !GetAtt ProviderRole.Arn}
            """;

    private final Cloud cloud = Cloud.deterministic();

    @Test
    void deploysAProviderAndAResourceOfIts() {
        Stack stack = cloud.create(PROVIDER);
        assertEquals(StackStatus.CREATE_COMPLETE, stack.status());
        assertTrue(
                stack.output("Token")
                        .matches("arn:aws:lambda:us-east-1:123456789012:function:stack-Provider-[A-Z0-9]{12}:live"),
                stack.output("Token"));
        assertEquals(List.of("Create Credentials"), cloud.requests());
        assertTrue(stack.output("Logs").endsWith(":*"), stack.output("Logs"));
        assertTrue(stack.output("Role").startsWith("arn:aws:iam::123456789012:role/stack-ProviderRole-"));
    }

    @Test
    void movesTheAliasToNewCodeWithoutDisturbingTheResource() {
        Stack stack = cloud.create(PROVIDER);
        String token = stack.output("Token");
        cloud.update(stack, PROVIDER.replace("CodeUri: .", "CodeUri: newer"));
        assertEquals(StackStatus.UPDATE_COMPLETE, stack.status());
        assertEquals(token, stack.output("Token"));
        assertEquals(List.of("Create Credentials"), cloud.requests());
        cloud.update(stack, PROVIDER.replace("CodeUri: .", "CodeUri: newer").replace("Role.Arn}", "Role.RoleId}"));
        stack.delete();
        assertEquals(List.of("Create Credentials", "Delete Credentials"), cloud.requests());
    }

    @Test
    void leavesNothingBehind() {
        Stack stack = cloud.create(PROVIDER);
        String token = stack.output("Token");
        stack.delete();
        assertEquals(StackStatus.DELETE_COMPLETE, stack.status());
        assertEquals(List.of(), cloud.cfn.inventory().all());
        assertTrue(!cloud.cfn.functions().exists(token), "function and versions are gone");
    }

    @Test
    void answersForAFunctionThatFails() {
        String fallback = PROVIDER.replace("MaximumRetryAttempts: 0", """
                MaximumRetryAttempts: 0
                        DestinationConfig: {OnFailure: {Type: Lambda, Destination: "%s"}}""".formatted(Cloud.TOKEN));
        cloud.replying(event -> {
            if (!event.containsKey("requestPayload")) {
                throw new IllegalStateException("broken");
            }
            Map<String, Object> request = Json.object(event.get("requestPayload"));
            cloud.put(request, JSON.std.asString(Cloud.failure(request, Cloud.echoed(request), "unanswered")));
            return Map.of();
        });
        Stack stack = cloud.create(fallback);
        assertTrue(stack.reason("Credentials", "CREATE_FAILED").orElseThrow().contains("unanswered"));
        assertEquals(Cloud.BEGIN, cloud.time.instant(), "nobody had to wait");
    }

    @Test
    void failsAResourceWhoseNameIsTaken() {
        cloud.cfn.create("first", parameter(), Map.of());
        Stack second = cloud.cfn.create("second", parameter(), Map.of());
        assertEquals(StackStatus.ROLLBACK_COMPLETE, second.status());
        assertTrue(second.reason("P", "CREATE_FAILED").orElseThrow().contains("same already exists"));
        assertEquals("v", cloud.cfn.inventory().ssmParameter("same").orElseThrow());
    }

    @Test
    void refusesATypeThatItDoesNotKnow() {
        ValidationError refusal =
                assertThrows(ValidationError.class, () -> cloud.create("Resources: {A: {Type: AWS::Made::Up}}"));
        assertEquals("Template format error: Unrecognized resource types: [AWS::Made::Up]", refusal.getMessage());
    }

    private static Template parameter() {
        return Template.parse(
                "Resources: {P: {Type: AWS::SSM::Parameter, Properties: {Name: same, Type: String, Value: v}}}");
    }
}
