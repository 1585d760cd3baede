package io.github.cognitom2m.emulator.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The project's own template, with a function that does nothing. */
class ProjectTemplateTest {

    private static final Template TEMPLATE = Template.load(Path.of("template.yaml"));

    private final Cloud cloud = Cloud.deterministic()
            .replying(event -> Cloud.success(
                    event,
                    "secret-arn",
                    Map.of("ClientId", "c", "TokenEndpoint", "t", "Issuer", "i", "Scope", "m2m-client/read")));

    @Test
    void comesAndGoesAsAWhole() {
        Stack stack = cloud.cfn.create("cognito-m2m-dev", TEMPLATE, Map.of());
        assertEquals(StackStatus.CREATE_COMPLETE, stack.status());
        assertEquals("secret-arn", stack.output("SecretArn"));
        Map<String, Object> properties = Cloud.properties(cloud.lastEvent());
        assertEquals(stack.output("UserPoolId"), properties.get("UserPoolId"));
        assertEquals(
                "m2m-rubicon-dev-auth-123456789012",
                Json.object(properties.get("Domain")).get("Domain"));
        stack.delete();
        assertEquals(StackStatus.DELETE_COMPLETE, stack.status());
        assertEquals(List.of(), cloud.cfn.inventory().all());
        List<String> deleted = deleted(stack);
        assertEquals("Credentials", deleted.getFirst(), "before the function and all that it needs");
    }

    @Test
    void keepsTheUserPoolInProduction() {
        Stack stack = cloud.cfn.create("cognito-m2m-prod", TEMPLATE, Map.of("EnvironmentName", "prod"));
        stack.delete();
        assertEquals(StackStatus.DELETE_COMPLETE, stack.status());
        assertTrue(!deleted(stack).contains("KeptUserPool"), "the pool stays");
    }

    @Test
    void makesTheProviderAlone() {
        Stack stack = cloud.cfn.create("cognito-m2m-dev", TEMPLATE, Map.of("ProviderOnly", "true"));
        assertEquals(
                Set.of("ServiceToken", "RotationFunctionArn", "Version"),
                stack.outputs().keySet());
        assertEquals(List.of(), cloud.requests());
    }

    private static List<String> deleted(Stack stack) {
        return stack.events().stream()
                .filter(event -> event.status().equals("DELETE_COMPLETE"))
                .map(StackEvent::logicalId)
                .toList();
    }
}
