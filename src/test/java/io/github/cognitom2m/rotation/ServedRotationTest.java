package io.github.cognitom2m.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.HandlersInProcess;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.account.ServedAccount;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.lambda.Background;
import io.github.cognitom2m.emulator.lambda.Invocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account that is served rotates by itself, as Secrets Manager does: nobody here asks it to get on. */
final class ServedRotationTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Goes with the wall clock, and can be put forward. */
    private static final class MovableTime implements EmulatedTime {
        private final EmulatedTime real = EmulatedTime.real();
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return real.instant().plus(ahead);
        }

        @Override
        public void pass(Duration duration) {
            real.pass(duration);
        }
    }

    private final MovableTime time = new MovableTime();

    @Test
    void rotatesWhatIsAskedForAndWhatIsDue(@TempDir Path directory) throws Exception {
        try (ServedAccount account =
                new ServedAccount(time, 0, directory, Optional.empty(), ServedRotationTest::product)) {
            Stack stack = deploy(account);
            account.aws()
                    .call(
                            "secretsmanager",
                            "RotateSecret",
                            Map.of(
                                    "SecretId",
                                    stack.output("SecretArn"),
                                    "ClientRequestToken",
                                    UUID.randomUUID().toString(),
                                    "RotationLambdaARN",
                                    stack.output("RotationFunctionArn"),
                                    "RotationRules",
                                    Map.of("AutomaticallyAfterDays", 30)));
            assertSucceeded(1, account);
            time.ahead = Duration.ofDays(31);
            assertSucceeded(2, account);
        }
    }

    @Test
    void sweepsEveryHour(@TempDir Path directory) throws Exception {
        try (ServedAccount account =
                new ServedAccount(time, 0, directory, Optional.empty(), ServedRotationTest::product)) {
            deploy(account);
            assertEquals(List.of(), sweeps(account));
            time.ahead = Duration.ofMinutes(61);
            assertSwept(1, account);
            time.ahead = Duration.ofMinutes(125);
            assertSwept(2, account);
        }
    }

    private static Stack deploy(ServedAccount account) {
        Stack stack =
                account.cloudFormation().create("cognito-m2m-dev", Template.load(Path.of("template.yaml")), Map.of());
        account.await(stack);
        assertEquals(StackStatus.CREATE_COMPLETE, stack.status());
        return stack;
    }

    private void assertSwept(int times, ServedAccount account) {
        Instant end = time.instant().plus(PATIENCE);
        assertTrue(
                Background.threads(time).await(() -> sweeps(account).size() == times, end),
                () -> sweeps(account).toString());
        assertEquals(Optional.empty(), sweeps(account).getLast().functionError());
    }

    private static List<Invocation> sweeps(ServedAccount account) {
        return account.cloudFormation().functions().invocations().stream()
                .filter(invocation -> invocation.event().contains("sweep"))
                .toList();
    }

    private static HandlersInProcess product(ServedAccount account) {
        return HandlersInProcess.on(account.aws(), account.endpoint());
    }

    private void assertSucceeded(int times, ServedAccount account) {
        Instant end = time.instant().plus(PATIENCE);
        assertTrue(
                Background.threads(time).await(() -> succeeded(account) == times && isIdle(account), end),
                () -> account.aws().secretsManager().rotationEvents().toString());
    }

    private static long succeeded(ServedAccount account) {
        return account.aws().secretsManager().rotationEvents().stream()
                .filter(event -> event.name().equals("RotationSucceeded"))
                .count();
    }

    private static boolean isIdle(ServedAccount account) {
        return account.aws().secretsManager().secrets().stream()
                .flatMap(secret -> secret.rotation().stream())
                .allMatch(rotation -> rotation.run().isEmpty());
    }
}
