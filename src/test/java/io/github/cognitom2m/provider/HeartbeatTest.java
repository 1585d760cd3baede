package io.github.cognitom2m.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.eventbridge.EventBridge;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The weekly rule calls all functions, and each ends at once, without a word and without a call of AWS. */
final class HeartbeatTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Functions functions = platform.cloudFormation().functions();

    @Test
    void isQuietInAllFunctions() {
        int calls = platform.aws().calls().all().size();
        assertEquals(List.of("Provider", "Unanswered", "Rotation"), beat());
        assertEquals(3, functions.invocations().size());
        for (Invocation invocation : functions.invocations()) {
            assertEquals(Optional.empty(), invocation.functionError(), invocation::toString);
            assertEquals(List.of(), invocation.log());
            assertEquals("", invocation.response());
        }
        assertEquals(calls, platform.aws().calls().all().size());
    }

    @Test
    void isNoErrorOfTheDestinationWhereTheProviderFunctionDoesNotStart() {
        String provider =
                platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow().output("ServiceToken");
        functions.deploy(FunctionConfiguration.of(provider), (event, response, context) -> {
            throw new NoClassDefFoundError("io/github/cognitom2m/Log");
        });
        beat();
        Invocation told = functions.invocations().getLast();
        assertTrue(told.arn().contains("UnansweredFunction"), told::arn);
        assertEquals(Optional.empty(), told.functionError());
        assertTrue(
                told.log().toString().contains("ended with the error java.lang.NoClassDefFoundError"), told::toString);
        assertFalse(told.log().toString().contains("\"ERROR\""), told::toString);
    }

    private List<String> beat() {
        List<String> called = new EventBridge(
                        platform.cloudFormation().inventory(),
                        functions,
                        platform.aws().place(),
                        platform.aws().time())
                .tick("rate(7 days)");
        functions.settle();
        return called;
    }
}
