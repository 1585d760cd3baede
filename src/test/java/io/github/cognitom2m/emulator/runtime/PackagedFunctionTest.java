package io.github.cognitom2m.emulator.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.runtime.Result.Failed;
import io.github.cognitom2m.emulator.runtime.Result.Returned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class PackagedFunctionTest {
    private static final Path HANDLER = Path.of(ObedientHandler.class.getName().replace('.', '/') + ".class");
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:obedient";
    private static final Duration LONG = Duration.ofSeconds(100);

    @TempDir
    private Path directory;

    private Path classes;

    @BeforeEach
    void ship() throws Exception {
        classes = directory.resolve("classes");
        Files.createDirectories(classes.resolve(HANDLER).getParent());
        Files.copy(Path.of("target", "test-classes").resolve(HANDLER), classes.resolve(HANDLER));
    }

    @Test
    void handlesOneEventAfterTheOther() throws Exception {
        try (PackagedFunction function = start(ObedientHandler.class.getName(), LONG)) {
            CompletableFuture<Result> first = function.invoke("\"größer\"");
            CompletableFuture<Result> second = function.invoke("\"throw\"");
            CompletableFuture<Result> third = function.invoke("\"tell\"");

            assertEquals(new Returned("\"größer\""), end(first));
            Failed failed = assertInstanceOf(Failed.class, end(second));
            assertTrue(failed.payload().contains("\"errorMessage\":\"as told\""), failed.payload());
            Returned told = assertInstanceOf(Returned.class, end(third));
            assertTrue(told.payload().matches("[0-9a-f-]{36} " + ARN + " plenty test"), told.payload());
            assertTrue(function.log().contains("as told"), function.log());
        }
    }

    @Test
    void saysWhatIsNotInstalled() {
        FunctionConfiguration configuration =
                new FunctionConfiguration(ARN, "handler", "python3.13", LONG, 128, Map.of());
        IOException failure = assertThrows(
                IOException.class,
                () -> PackagedFunction.start(
                        configuration, List.of("no-such-program"), directory, directory.resolve("log")));
        assertEquals(
                "no-such-program does not start; install it, or put it on the PATH of what serves this account",
                failure.getMessage());
    }

    @Test
    void endsWhenTheTimeIsOver() throws Exception {
        try (PackagedFunction function = start(ObedientHandler.class.getName(), Duration.ofMillis(1500))) {
            Failed failed = assertInstanceOf(Failed.class, end(function.invoke("\"hang\"")));

            assertEquals("Sandbox.Timedout", failed.errorType());
            assertTrue(failed.payload().contains("Task timed out after 1.50 seconds"), failed.payload());
            assertEquals(
                    "Runtime.ExitError",
                    assertInstanceOf(Failed.class, end(function.invoke("\"tell\"")))
                            .errorType());
        }
    }

    @Test
    void saysThatItWasKilled() throws Exception {
        try (PackagedFunction function = start(ObedientHandler.class.getName(), LONG)) {
            end(function.invoke("\"ready\""));
            CompletableFuture<Result> hanging = function.invoke("\"hang\"");
            function.kill();

            Failed failed = assertInstanceOf(Failed.class, end(hanging));
            assertEquals("Runtime.ExitError", failed.errorType());
            assertTrue(failed.payload().contains("Runtime exited with error: signal: killed"), failed.payload());
        }
    }

    @Test
    void saysThatTheHandlerIsMissing() throws Exception {
        try (PackagedFunction function = start("io.github.cognitom2m.Absent", LONG)) {
            Failed failed = assertInstanceOf(Failed.class, end(function.invoke("{}")));

            assertTrue(failed.payload().contains("java.lang.ClassNotFoundException"), failed.payload());
        }
    }

    private PackagedFunction start(String handlerClass, Duration timeout) throws Exception {
        return PackagedFunction.start(
                new Artifact(classes, List.of()),
                new FunctionConfiguration(
                        ARN, handlerClass + "::handleRequest", "java25", timeout, 128, Map.of("STAGE", "test")),
                List.of(),
                directory);
    }

    private static Result end(CompletableFuture<Result> invocation) throws Exception {
        return invocation.get(100, TimeUnit.SECONDS);
    }
}
