package io.github.cognitom2m.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.eventbridge.EventBridge;
import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The hourly rule of a provider's stack. */
public record Sweeping(Platform platform) {

    /** Lets time pass, and then the rule come. */
    public void after(Duration wait) {
        Invocation sweep = attempt(wait);
        assertEquals(Optional.empty(), sweep.functionError(), sweep::response);
    }

    public Invocation attempt(Duration wait) {
        platform.aws().time().pass(wait);
        Functions functions = platform.cloudFormation().functions();
        List<String> called = new EventBridge(
                        platform.cloudFormation().inventory(),
                        functions,
                        platform.aws().place(),
                        platform.aws().time())
                .tick("rate(1 hour)");
        assertEquals(List.of("Rotation"), called);
        functions.settle();
        return functions.invocations().getLast();
    }
}
