package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_FAILED;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.emulator.runtime.PackagedCode;
import io.github.cognitom2m.emulator.runtime.PackagedCode.Packaging;
import io.github.cognitom2m.packaged.PackagedPlatform;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the provider's process, the stack is told at once, and what it left is cleaned up by the next. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
final class UnansweredRequestTest {
    // From the function's end: the queue's second, the start of another process, its answer.
    private static final Duration AT_ONCE = Duration.ofSeconds(20);
    // What is killed holds its lease until its own deadline: the shorter, the sooner the next may work.
    private static final Duration SHORT = Duration.ofSeconds(35);
    private static final String ORDERS = Orders.withScopes("read", "write");

    @TempDir
    static Path directory;

    private static PackagedPlatform packaged;

    @BeforeAll
    static void start() throws Exception {
        packaged = new PackagedPlatform(directory);
    }

    @AfterEach
    void nothingWasTold() {
        packaged.platform().fairWeather();
        packaged.platform().account().refuseDisclosures();
    }

    @AfterAll
    static void stop() throws Exception {
        packaged.close();
    }

    @Test
    void failsTheStackWhenAClassDoesNotLoadAndCreatesNothing() {
        next(provider -> provider.with(provider.artifact().without("secretsmanager-")));
        failsToCreate("unloadable", "ended with the error java.lang.NoClassDefFoundError (RetriesExhausted)");
    }

    @Test
    void toldOfAnErrorBeforeTheRequestCouldBeRead() {
        next(provider -> provider.with(provider.artifact().without("jackson-jr")));
        failsToCreate("error", "ended with the error java.lang.NoClassDefFoundError (RetriesExhausted)");
    }

    @Test
    @Tag("thorough")
    void toldOfAMemoryThatIsTooSmall() {
        next(provider -> provider.with("-Xmx6m"));
        // Where it runs out, in the runtime's own code or in the function's, is chance.
        failsToCreate("memory", "ended with the error Runtime.ExitError", "ran out of memory");
    }

    @Test
    void failsTheStackWhenTheProcessIsKilledWhileItObserves() {
        packaged.after("DescribeUserPool", provider()::kill);
        failsToCreate("looking", "was killed, most likely because it ran out of memory (RetriesExhausted)");
    }

    @Test
    @Tag("thorough")
    void cleansUpAfterACreateThatIsKilledWithAClientThatNobodyKnowsOf() {
        next(provider -> provider.with(SHORT));
        packaged.after("CreateUserPoolClient", provider()::kill);
        failsToCreate("created", "was killed");
    }

    @Test
    @Tag("thorough")
    void cleansUpAfterACreateThatIsTimedOut() {
        next(provider -> provider.with(SHORT));
        packaged.after("CreateUserPoolClient", provider()::freeze);
        failsToCreate("frozen", "timed out after 35.00 seconds (RetriesExhausted)");
    }

    @Test
    @Tag("thorough")
    void goesBackFromAnUpdateThatIsKilled() {
        Deployed stack = packaged.platform().deploy("updated", ORDERS).is(CREATE_COMPLETE);
        next(provider -> provider.with(SHORT));
        packaged.after("UpdateUserPoolClient", provider()::kill);
        stack.update(Orders.withScopes("read", "delete")).is(UPDATE_ROLLBACK_COMPLETE);
        assertToldAtOnce(stack, "UPDATE_FAILED", "was killed");
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
        assertEquals("orders/read orders/write", stack.credential().get("scope"));
        stack.delete().is(DELETE_COMPLETE);
        packaged.platform().assertNothingLeft();
    }

    @Test
    @Tag("thorough")
    void finishesADeleteThatIsKilledWhenItIsAskedForAgain() {
        Deployed stack = packaged.platform().deploy("deleted", ORDERS).is(CREATE_COMPLETE);
        next(provider -> provider.with(SHORT));
        packaged.after("DeleteUserPoolClient", provider()::kill);
        stack.delete().is(DELETE_FAILED);
        assertToldAtOnce(stack, "DELETE_FAILED", "was killed");
        stack.delete().is(DELETE_COMPLETE);
        packaged.platform().assertNothingLeft();
    }

    private static PackagedCode provider() {
        return packaged.provider();
    }

    private static void next(UnaryOperator<Packaging> change) {
        provider().startNextWith(change.apply(provider().packaging()));
    }

    private static void failsToCreate(String name, String... causes) {
        Deployed stack = packaged.platform().deploy(name, ORDERS).is(ROLLBACK_COMPLETE);
        assertToldAtOnce(stack, "CREATE_FAILED", causes);
        packaged.platform().assertNothingLeft();
    }

    private static void assertToldAtOnce(Deployed stack, String status, String... causes) {
        StackEvent told = stack.stack().events().stream()
                .filter(event -> event.logicalId().equals("Credentials"))
                .filter(event -> event.status().equals(status))
                .findFirst()
                .orElseThrow();
        String reason = told.reason().orElse("");
        assertTrue(Stream.of(causes).anyMatch(cause -> reason.contains("The provider function " + cause)), reason);
        Instant ended = packaged.platform().cloudFormation().functions().invocations().stream()
                .filter(invocation -> invocation.functionError().isPresent())
                .map(Invocation::end)
                .reduce((one, later) -> later)
                .orElseThrow();
        Duration took = Duration.between(ended, told.timestamp());
        assertTrue(!took.isNegative() && took.compareTo(AT_ONCE) < 0, "told " + took + " after the function's end");
    }
}
