package io.github.cognitom2m.rotation;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A period of grace that no sweep would end is not accepted, and never keeps a stack from rolling back. */
final class SweepSwitchTest {
    private static final String PLAIN = Orders.withScopes("read");
    private static final String DECLARED = PLAIN + "Rotation: {GracePeriodHours: 24}\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void isRefusedWhereNothingEndsIt() {
        turn("false");
        Deployed refused = platform.deploy("orders", DECLARED).is(ROLLBACK_COMPLETE);
        assertTrue(refused.failure().contains("Rotation.GracePeriodHours: nothing ends the period"), refused::failure);
        platform.assertNothingLeft();
        Deployed stack = platform.deploy("billing", PLAIN).is(CREATE_COMPLETE);
        stack.update(DECLARED).is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("or leave Rotation out"), stack::failure);
        stack.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
    }

    @Test
    void isAcceptedWhereTheSweepIsOn() {
        turn("false");
        Deployed stack = platform.deploy("orders", PLAIN);
        turn("true");
        stack.update(DECLARED).is(UPDATE_COMPLETE);
        assertEquals("24", stack.tags().get("cognito-m2m:grace"));
    }

    @Test
    void stopsNoRollbackWhereTheSweepWasTurnedOffLater() {
        Deployed stack = platform.deploy("orders", DECLARED).is(CREATE_COMPLETE);
        turn("false");
        stack.updateThenFail(PLAIN).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals("24", stack.tags().get("cognito-m2m:grace"));
        stack.update(DECLARED.replace("24", "48")).is(UPDATE_COMPLETE);
        assertTrue(warned("the parameter RotationSweep of the provider's stack is false now"));
        stack.update(PLAIN).is(UPDATE_COMPLETE);
        assertEquals("none", stack.tags().get("cognito-m2m:grace"));
    }

    private boolean warned(String warning) {
        return platform.cloudFormation().functions().invocations().stream()
                .flatMap(invocation -> invocation.log().stream())
                .anyMatch(line -> line.contains("\"WARN\"") && line.contains(warning));
    }

    private void turn(String sweep) {
        Map<String, String> parameters = new HashMap<>(Platform.PARAMETERS);
        parameters.put("RotationSweep", sweep);
        Stack provider = platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow();
        provider.update(Template.load(Path.of("template.yaml")), parameters);
        assertEquals(UPDATE_COMPLETE, provider.status());
    }
}
