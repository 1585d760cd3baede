package io.github.cognitom2m.emulator.cloudformation;

import static io.github.cognitom2m.emulator.cloudformation.Cloud.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomResourceProtocolTest {

    private static final String TEMPLATE = """
            Resources:
              Credentials:
                Type: Custom::Test
                Properties:
                  ServiceToken: %s
                  ServiceTimeout: 300
                  Flag: true
                  Scopes: [{Count: 14}, plain]
            Outputs:
              Name: {Value: !GetAtt Credentials.Name}
            """.formatted(TOKEN);

    private final Cloud cloud = Cloud.deterministic();

    @Test
    void sendsEveryScalarAsText() {
        cloud.create(TEMPLATE);
        Map<String, Object> event = cloud.lastEvent();
        assertEquals("300", event.get("ServiceTimeout"));
        assertEquals(
                Map.of("ServiceToken", TOKEN, "Flag", "true", "Scopes", List.of(Map.of("Count", "14"), "plain")),
                Cloud.properties(event));
    }

    @Test
    void sendsNoPhysicalIdInACreate() {
        Stack stack = cloud.create(TEMPLATE);
        Map<String, Object> event = cloud.lastEvent();
        assertEquals("Create", event.get("RequestType"));
        assertEquals(stack.id(), event.get("StackId"));
        assertEquals("Custom::Test", event.get("ResourceType"));
        assertEquals(TOKEN, event.get("ServiceToken"));
        assertFalse(event.containsKey("PhysicalResourceId"));
        assertFalse(event.containsKey("OldResourceProperties"));
    }

    @Test
    void sendsBothPropertySetsInAnUpdate() {
        Stack stack = cloud.create(Cloud.template("a", "x"));
        cloud.update(stack, Cloud.template("b", "x"));
        Map<String, Object> event = cloud.lastEvent();
        assertEquals("id-Credentials", event.get("PhysicalResourceId"));
        assertEquals("b", Cloud.property(event));
        assertEquals("300", Cloud.properties(event).get("ServiceTimeout"), "as real events have it, but in a Create");
        assertEquals("a", Json.object(event.get("OldResourceProperties")).get("Property"));
    }

    @Test
    void givesAttributesOfTheAnswerAsText() {
        cloud.replying(event -> Cloud.success(event, "id", Map.of("Name", 7, "Deep", Map.of("Inner", true))));
        Stack stack = cloud.create(TEMPLATE + "  Deep: {Value: !GetAtt Credentials.Deep.Inner}\n");
        assertEquals(Map.of("Name", "7", "Deep", "true"), stack.outputs());
    }

    @Test
    void failsWhereAnAttributeIsMissing() {
        cloud.replying(event -> Cloud.success(event, "id", Map.of()));
        Stack stack = cloud.create(TEMPLATE);
        assertEquals(StackStatus.ROLLBACK_COMPLETE, stack.status());
        String reason = stack.reason("stack", "ROLLBACK_IN_PROGRESS").orElseThrow();
        assertTrue(
                reason.startsWith("CustomResource attribute error: Vendor response doesn't contain Name attribute in"
                        + " object " + stack.id() + "|Credentials|"),
                reason);
        assertEquals(List.of("Create Credentials", "Delete Credentials"), cloud.requests());
    }

    @Test
    void masksAttributesThatAreNotToBeEchoed() {
        cloud.replying(event -> {
            Map<String, Object> reply = Cloud.success(event, "id");
            reply.put("NoEcho", true);
            return reply;
        });
        assertEquals("*****", cloud.create(TEMPLATE).output("Name"));
    }

    @Test
    void refusesAnAnswerThatIsTooLong() {
        cloud.replying(event -> Cloud.success(event, "id", Map.of("Name", "x".repeat(4096))));
        Stack stack = cloud.create(TEMPLATE);
        assertEquals("Response object is too long.", reason(stack));
    }

    @Test
    void acceptsAnAnswerOfExactlyTheLimit() {
        cloud.replying(event -> {
            int rest = 4096
                    - JSON.std
                            .asString(Cloud.success(event, "id", Map.of("Name", "")))
                            .length();
            return Cloud.success(event, "id", Map.of("Name", "x".repeat(rest)));
        });
        assertEquals(StackStatus.CREATE_COMPLETE, cloud.create(TEMPLATE).status());
    }

    @Test
    void goesOnWithAnIdOfItsOwnWhereTheAnswerHasNone() {
        cloud.replying(event -> Cloud.failure(event, "", "hidden"));
        Stack stack = cloud.create(TEMPLATE);
        assertEquals("Invalid PhysicalResourceId", reason(stack));
        assertTrue(Cloud.text(cloud.lastEvent(), "PhysicalResourceId").matches("stack-Credentials-[A-Z0-9]{12}"));
    }

    @Test
    void refusesAnAnswerToAnotherRequest() {
        cloud.replying(event -> {
            Map<String, Object> reply = Cloud.success(event, "id");
            reply.put("RequestId", "another");
            return reply;
        });
        assertEquals(StackStatus.ROLLBACK_FAILED, cloud.create(TEMPLATE).status());
    }

    @Test
    void tellsTheReasonOfAFailure() {
        cloud.replying(event -> Cloud.is("Create", event)
                ? Cloud.failure(event, "failed-id", "the domain is taken")
                : Cloud.success(event, Cloud.echoed(event)));
        Stack stack = cloud.create(TEMPLATE);
        assertEquals(
                "Received response status [FAILED] from custom resource. Message returned: the domain is taken"
                        + " (RequestId: " + cloud.events.getFirst().get("RequestId") + ")",
                reason(stack));
        assertEquals("Delete", cloud.lastEvent().get("RequestType"));
        assertEquals("failed-id", cloud.lastEvent().get("PhysicalResourceId"));
    }

    @Test
    void givesUpAfterTheServiceTimeout() {
        cloud.replying(event -> Cloud.is("Create", event) ? Map.of() : Cloud.success(event, Cloud.echoed(event)));
        Stack stack = cloud.create(TEMPLATE);
        assertTrue(
                reason(stack)
                        .startsWith("CloudFormation did not receive a response from your Custom Resource. Please"
                                + " check your logs for requestId ["
                                + cloud.events.getFirst().get("RequestId") + "]."),
                reason(stack));
        assertEquals(Cloud.BEGIN.plus(Duration.ofMinutes(5)), cloud.time.instant());
        assertEquals(StackStatus.ROLLBACK_COMPLETE, stack.status());
    }

    @Test
    void takesTheFirstOfTwoAnswers() {
        cloud.replying(event -> {
            cloud.put(event, JSON.std.asString(Cloud.success(event, "first")));
            return Cloud.success(event, "second");
        });
        assertEquals("first", cloud.create(TEMPLATE).resource("Credentials").physicalId());
    }

    @Test
    void asksNobodyToDeleteWhatWasNeverInvoked() {
        Stack stack = cloud.create(TEMPLATE.replace(":live", ":missing"));
        assertEquals(StackStatus.ROLLBACK_COMPLETE, stack.status());
        assertEquals(List.of(), cloud.requests());
    }

    private static String reason(Stack stack) {
        return stack.reason("Credentials", "CREATE_FAILED").orElseThrow();
    }
}
