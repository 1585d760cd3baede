package io.github.cognitom2m.packaged;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An endpoint that takes a request and says nothing, over real sockets, does not keep the provider from its answer. */
@EnabledOnOs(OS.LINUX)
@Tag("thorough")
@Timeout(240)
final class SilentEndpointTest {
    @TempDir
    static Path directory;

    private static PackagedPlatform packaged;

    @BeforeAll
    static void start() throws Exception {
        packaged = new PackagedPlatform(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        packaged.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alone    | 27 | .*[.]CreateSecret         | the function ran out of time while",
                "abreast  | 27 | .*[.]DescribeUserPool     | the function ran out of time while calling",
                // The rollback looks for the client for a while, which takes its time.
                "creation | 47 | .*[.]CreateUserPoolClient | the function ran out of time while calling",
                "token    | 27 | .*[.]GetClientToken       | VerifyToken: no token was issued",
            })
    void isAnsweredBeforeTheFunctionsTimeIsOver(String stackName, int seconds, String requests, String cause) {
        Duration function = Duration.ofSeconds(seconds);

        Platform platform = packaged.platform();
        int before = platform.cloudFormation().functions().invocations().size();
        packaged.provider().startNextWith(packaged.provider().packaging().with(function));
        packaged.silenceUntilTheAnswer(requests);
        Deployed stack =
                platform.deploy(stackName, Orders.server("orders", "read")).is(ROLLBACK_COMPLETE);

        assertTrue(stack.failure().contains(cause), stack.failure());
        List<Invocation> invocations = platform.cloudFormation().functions().invocations();
        Invocation create = invocations.get(before);
        assertEquals(Optional.empty(), create.functionError());
        Duration took = Duration.between(create.begin(), create.end());
        // What is left then is the time that is kept for the answer, and hardly needed.
        assertTrue(took.plusSeconds(7).compareTo(function) < 0, "answered after " + took);
        platform.assertNothingLeft();
    }
}
