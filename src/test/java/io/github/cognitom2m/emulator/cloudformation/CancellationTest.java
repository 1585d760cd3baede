package io.github.cognitom2m.emulator.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final Cloud cloud = Cloud.deterministic();

    @Test
    void takesBackAnUpdateThatIsStillUnderWayWhenAnotherFails() {
        Cloud threads = Cloud.threads();
        CountDownLatch updating = new CountDownLatch(1);
        CountDownLatch takenBack = new CountDownLatch(1);
        String template = Cloud.template("a", "x").replace(" ${Credentials}", "");
        Stack stack = threads.create(template);
        threads.replying(event -> {
            if (Cloud.property(event).equals("b")) {
                updating.countDown();
                boolean overtaken = takenBack.await(10, TimeUnit.SECONDS);
                return overtaken ? Cloud.success(event, "late") : Map.of();
            }
            takenBack.countDown();
            return Cloud.success(event, Cloud.echoed(event));
        });
        threads.cfn.failOn("Other", () -> updating.getCount() == 0);
        threads.update(
                stack,
                template.replace("Property: \"a\"", "Property: \"b\"").replace("Value: !Sub \"x", "Value: !Sub \"y"));
        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.status());
        assertEquals(
                "Resource update cancelled",
                stack.reason("Credentials", "UPDATE_FAILED").orElseThrow());
        assertEquals("id-Credentials", stack.resource("Credentials").physicalId());
    }

    @Test
    void cancelsAnUpdateFromWithinItsOwnCalls() {
        Stack stack = cloud.create(Cloud.template("a", "x"));
        cloud.replying(event -> {
            if (Cloud.property(event).equals("b")) {
                cloud.cfn.cancel("stack", "Credentials");
            }
            return Cloud.success(event, Cloud.echoed(event));
        });
        cloud.update(stack, Cloud.template("b", "y"));
        assertEquals(StackStatus.UPDATE_ROLLBACK_COMPLETE, stack.status());
        assertEquals(List.of("Create Credentials", "Update Credentials", "Update Credentials"), cloud.requests());
        assertEquals("a", Cloud.property(cloud.lastEvent()));
        assertEquals(
                "b", Json.object(cloud.lastEvent().get("OldResourceProperties")).get("Property"));
    }

    @Test
    void deletesAResourceWhoseCreateIsStillUnderWayWhenAnotherFails() throws InterruptedException {
        Cloud threads = Cloud.threads();
        CountDownLatch creating = new CountDownLatch(1);
        CountDownLatch deleted = new CountDownLatch(1);
        threads.replying(event -> {
            if (Cloud.is("Create", event)) {
                creating.countDown();
                boolean overtaken = deleted.await(10, TimeUnit.SECONDS);
                return overtaken ? Cloud.success(event, "late") : Map.of();
            }
            deleted.countDown();
            return Cloud.success(event, Cloud.echoed(event));
        });
        threads.cfn.failOn("Other", () -> creating.getCount() == 0);
        Stack stack = threads.create(Cloud.template("a", "x").replace(" ${Credentials}", ""));
        assertEquals(StackStatus.ROLLBACK_COMPLETE, stack.status());
        assertEquals(
                "Resource creation cancelled",
                stack.reason("Credentials", "CREATE_FAILED").orElseThrow());
        assertEquals(List.of("Create Credentials", "Delete Credentials"), threads.requests());
        assertTrue(Cloud.text(threads.lastEvent(), "PhysicalResourceId").startsWith("stack-Credentials-"));
    }

    @Test
    void cancelsACreateFromWithinItsOwnCalls() {
        cloud.replying(event -> {
            if (Cloud.is("Create", event)) {
                cloud.cfn.cancel("stack", "Credentials");
            }
            return Cloud.success(event, Cloud.echoed(event));
        });
        Stack stack = cloud.create(Cloud.template("a", "x"));
        assertEquals(StackStatus.ROLLBACK_COMPLETE, stack.status());
        assertEquals(List.of("Create Credentials", "Delete Credentials"), cloud.requests());
        assertTrue(Cloud.text(cloud.lastEvent(), "PhysicalResourceId").startsWith("stack-Credentials-"));
    }
}
