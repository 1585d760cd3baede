package io.github.cognitom2m.support;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.OnFailure;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.util.Map;
import java.util.Set;

/** A stack that is deployed until it works, by a person who does what its events say. */
public record Attempts(Platform platform) {

    /** Fails, says what to do, and leaves nothing that prevents the next attempt. */
    public void refused(String properties, String advice) {
        Deployed stack = platform.deploy("orders", properties).is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains(advice), stack::failure);
        stack.delete().is(DELETE_COMPLETE);
    }

    public void succeeds(String properties) {
        succeeds("orders", properties);
    }

    /** Makes credentials that get a token with the scope {@code read} of this resource server. */
    public void succeeds(String identifier, String properties) {
        Deployed stack = platform.deploy("orders", properties).is(CREATE_COMPLETE);
        assertEquals(Set.of(identifier + "/read"), stack.granted());
    }

    /** Expects that the reason of the last failure holds this advice. */
    public static void says(Deployed stack, String advice) {
        assertTrue(stack.failure().contains(advice), stack::failure);
    }

    /** Updates with success, and has credentials that work until all is deleted. */
    public static void goesOn(Deployed stack, String properties) {
        add(stack, properties);
        stack.delete().is(DELETE_COMPLETE);
    }

    public static void removeAndAdd(Deployed stack, String properties) {
        remove(stack);
        add(stack, properties);
    }

    /** Leaves the stack with a resource of another kind. */
    public static void remove(Deployed stack) {
        Template without = Template.parse("""
                Resources:
                  Sibling:
                    Type: AWS::SSM::Parameter
                    Properties: {Type: String, Value: alone}
                """);
        stack.platform().cloudFormation().update(stack.stack(), without, Map.of(), OnFailure.ROLLBACK);
        stack.is(UPDATE_COMPLETE);
    }

    public static void add(Deployed stack, String properties) {
        stack.update(properties).is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read"), stack.granted());
    }
}
