package io.github.cognitom2m.emulator.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacementTest {

    private static final Quirks OTHER = new Quirks(true, true);

    @Test
    void deletesTheFormerGenerationWhenTheUpdateIsOver() {
        Cloud cloud = replacing(Quirks.USUAL);
        Stack stack = cloud.create(Cloud.template("a", "x"));
        cloud.update(stack, Cloud.template("b", "x"));
        assertEquals(List.of("Create - a", "Update id-a b", "Delete id-a b"), log(cloud));
        assertEquals("id-b", stack.resource("Credentials").physicalId());
        assertEquals("x id-b", cloud.cfn.inventory().ssmParameter("other").orElseThrow());
    }

    @Test
    void canCarryTheFormerGenerationsPropertiesInItsDelete() {
        Cloud cloud = replacing(OTHER);
        Stack stack = cloud.create(Cloud.template("a", "x"));
        cloud.update(stack, Cloud.template("b", "x"));
        assertEquals("Delete id-a a", log(cloud).getLast());
    }

    @Test
    void takesAReplacementBackWithTheNewIdAndDeletesThatGeneration() {
        Cloud cloud = replacing(Quirks.USUAL);
        Stack stack = cloud.create(Cloud.template("a", "x"));
        cloud.cfn.failOn("Other");
        cloud.update(stack, Cloud.template("b", "y"));
        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.status());
        assertEquals(List.of("Create - a", "Update id-a b", "Update id-b a", "Delete id-b a"), log(cloud));
        assertEquals("id-a", stack.resource("Credentials").physicalId());
    }

    @Test
    void canCarryTheOldIdIntoTheRollback() {
        Cloud cloud = replacing(OTHER);
        Stack stack = cloud.create(Cloud.template("a", "x"));
        cloud.cfn.failOn("Other");
        cloud.update(stack, Cloud.template("b", "y"));
        assertEquals(List.of("Create - a", "Update id-a b", "Update id-a a", "Delete id-b b"), log(cloud));
    }

    @Test
    void keepsBothGenerationsApartWhereRollbackMakesAThird() {
        Cloud cloud = Cloud.deterministic();
        cloud.replying(event ->
                Cloud.success(event, Cloud.is("Delete", event) ? Cloud.echoed(event) : "id-" + cloud.events.size()));
        Stack stack = cloud.create(Cloud.template("a", "x"));
        cloud.cfn.failOn("Other");
        cloud.update(stack, Cloud.template("b", "y"));
        assertEquals(List.of("Create - a", "Update id-1 b", "Update id-2 a", "Delete id-2 a"), log(cloud));
        assertEquals("id-3", stack.resource("Credentials").physicalId());
    }

    @Test
    void keepsAReplacedGenerationWhereItsPolicySaysSo() {
        Cloud cloud = replacing(Quirks.USUAL);
        String policy = "Custom::Test\n    UpdateReplacePolicy: Retain";
        Stack stack = cloud.create(Cloud.template("a", "x").replace("Custom::Test", policy));
        cloud.update(stack, Cloud.template("b", "x").replace("Custom::Test", policy));
        assertEquals(List.of("Create - a", "Update id-a b"), log(cloud));
    }

    /** The id follows the property. */
    private static Cloud replacing(Quirks quirks) {
        return Cloud.deterministic(quirks)
                .replying(event -> Cloud.success(
                        event, Cloud.is("Delete", event) ? Cloud.echoed(event) : "id-" + Cloud.property(event)));
    }

    /** Each event's type, physical id and property. */
    private static List<String> log(Cloud cloud) {
        return cloud.events.stream()
                .map(event -> event.get("RequestType") + " " + event.getOrDefault("PhysicalResourceId", "-") + " "
                        + Cloud.property(event))
                .toList();
    }
}
