package io.github.cognitom2m.emulator.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateTest {

    private final Cloud cloud = Cloud.deterministic();
    private final Stack stack = cloud.create(Cloud.template("a", "x"));

    @BeforeEach
    void forgetTheCreation() {
        cloud.events.clear();
    }

    @Test
    void sendsNothingToAResourceWhosePropertiesAreTheSame() {
        cloud.update(stack, Cloud.template("a", "y"));
        assertEquals(StackStatus.UPDATE_COMPLETE, stack.status());
        assertEquals(List.of(), cloud.requests());
        assertEquals(
                "y id-Credentials", cloud.cfn.inventory().ssmParameter("other").orElseThrow());
    }

    @Test
    void refusesAnUpdateThatChangesNothing() {
        ValidationError refusal =
                assertThrows(ValidationError.class, () -> cloud.update(stack, Cloud.template("a", "x")));
        assertEquals("No updates are to be performed.", refusal.getMessage());
        assertEquals(StackStatus.CREATE_COMPLETE, stack.status());
    }

    @Test
    void refusesAnotherServiceTokenBeforeAnyCall() {
        cloud.update(stack, Cloud.template("b", "x").replace(":live", ":2"));
        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.status());
        assertEquals(
                "Modifying service token is not allowed.",
                stack.reason("Credentials", "UPDATE_FAILED").orElseThrow());
        assertEquals(List.of(), cloud.requests());
    }

    @Test
    void refusesAnotherType() {
        assertThrows(
                ValidationError.class,
                () -> cloud.update(stack, Cloud.template("a", "x").replace("Custom::Test", "Custom::Else")));
    }

    @Test
    void deletesRemovedResourcesAfterAllElseHasSucceeded() {
        String alone = Cloud.template("a", "x");
        String two = alone
                + alone.substring(alone.indexOf("  Cred"), alone.indexOf("  Other"))
                        .replace("Cred", "More");
        cloud.update(stack, two);
        cloud.update(stack, Cloud.template("b", "x"));
        assertEquals(List.of("Create Moreentials", "Update Credentials", "Delete Moreentials"), cloud.requests());
        assertTrue(stack.find("Moreentials").isEmpty());
    }

    @Test
    void keepsGoingWhereTheCleanUpFails() {
        String alone = Cloud.template("a", "x");
        String two = alone
                + alone.substring(alone.indexOf("  Cred"), alone.indexOf("  Other"))
                        .replace("Cred", "More");
        cloud.update(stack, two);
        cloud.replying(event -> Cloud.failure(event, Cloud.echoed(event), "no"));
        cloud.update(stack, alone);
        assertEquals(StackStatus.UPDATE_COMPLETE, stack.status());
        assertTrue(stack.reason("Moreentials", "DELETE_FAILED").isPresent());
    }

    @Test
    void takesAnUpdateBackWithThePropertySetsSwapped() {
        cloud.cfn.failOn("Other");
        cloud.update(stack, Cloud.template("b", "y"));
        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.status());
        assertEquals(List.of("Update Credentials", "Update Credentials"), cloud.requests());
        assertEquals("a", Cloud.property(cloud.lastEvent()));
        assertEquals(
                "b", Json.object(cloud.lastEvent().get("OldResourceProperties")).get("Property"));
        assertEquals("a", stack.resource("Credentials").properties().get("Property"));
    }

    @Test
    void takesBackAnUpdateThatFailedItself() {
        failUpdatesTo("b");
        cloud.update(stack, Cloud.template("b", "y"));
        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.status());
        assertEquals(List.of("Update Credentials", "Update Credentials"), cloud.requests());
    }

    @Test
    void carriesTheIdOfAFailedAnswerIntoTheRollbackAndDeletesIt() {
        cloud.replying(event -> switch (Cloud.text(event, "RequestType") + Cloud.property(event)) {
            case "Updateb" -> Cloud.failure(event, "another", "no");
            case "Updatea" -> Cloud.success(event, "id-Credentials");
            default -> Cloud.success(event, Cloud.echoed(event));
        });
        cloud.update(stack, Cloud.template("b", "y"));
        assertEquals(List.of("Update Credentials", "Update Credentials", "Delete Credentials"), cloud.requests());
        assertEquals("another", cloud.events.get(1).get("PhysicalResourceId"));
        assertEquals("another", cloud.events.get(2).get("PhysicalResourceId"));
        assertEquals("id-Credentials", stack.resource("Credentials").physicalId());
    }

    @Test
    void deletesWhatAFailedUpdateHadAdded() {
        cloud.cfn.failOn("Other");
        String alone = Cloud.template("a", "y");
        cloud.update(
                stack,
                alone
                        + alone.substring(alone.indexOf("  Cred"), alone.indexOf("  Other"))
                                .replace("Cred", "More"));
        assertEquals(List.of("Create Moreentials", "Delete Moreentials"), cloud.requests());
    }

    @Test
    void continuesARollbackThatFailed() {
        cloud.cfn.failOn("Other");
        failUpdatesTo("a");
        cloud.update(stack, Cloud.template("b", "y"));
        assertEquals(StackStatus.UPDATE_ROLLBACK_FAILED, stack.status());

        cloud.replying(event -> Cloud.success(event, Cloud.echoed(event)));
        cloud.cfn.continueRollback(stack);
        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.status());
        assertEquals(3, cloud.requests().size());
        assertEquals("a", Cloud.property(cloud.lastEvent()));
    }

    @Test
    void leavesASkippedResourceAsItIs() {
        cloud.cfn.failOn("Other");
        failUpdatesTo("a");
        cloud.update(stack, Cloud.template("b", "y"));
        cloud.cfn.continueRollback(stack, "Credentials");
        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.status());
        assertEquals(2, cloud.requests().size());
    }

    @Test
    void goesOnFromAFailedUpdateWhereRollbackIsDisabled() {
        cloud.cfn.failOn("Other");
        cloud.cfn.update(stack, Template.parse(Cloud.template("b", "y")), Map.of(), OnFailure.DO_NOTHING);
        assertEquals(StackStatus.UPDATE_FAILED, stack.status());
        assertEquals(List.of("Update Credentials"), cloud.requests());

        cloud.cfn.failOnNothing();
        cloud.update(stack, Cloud.template("b", "y"));
        assertEquals(StackStatus.UPDATE_COMPLETE, stack.status());
        assertEquals(List.of("Update Credentials"), cloud.requests());
    }

    private void failUpdatesTo(String property) {
        cloud.replying(event -> Cloud.property(event).equals(property)
                ? Cloud.failure(event, Cloud.echoed(event), "no")
                : Cloud.success(event, Cloud.echoed(event)));
    }
}
