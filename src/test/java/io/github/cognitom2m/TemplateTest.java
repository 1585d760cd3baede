package io.github.cognitom2m;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The project's own template, deployed with each of its parameters. */
final class TemplateTest {
    private final EmulatedAccount account = EmulatedAccount.deterministic();

    @Test
    void makesWorkingCredentialsWithNoParameterGiven() {
        Stack stack = deploy(Map.of());
        assertEquals(StackStatus.CREATE_COMPLETE, stack.status());
        stack.delete();
        assertEquals(StackStatus.DELETE_COMPLETE, stack.status());
    }

    private Stack deploy(Map<String, String> parameters) {
        return account.cloudFormation().create("cognito-m2m-dev", Template.load(Path.of("template.yaml")), parameters);
    }
}
