package io.github.cognitom2m.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.secretsmanager.Rotation;
import io.github.cognitom2m.emulator.secretsmanager.Schedule;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The command for a leaked secret, with the real AWS CLI. */
final class RevokeLeakedSecretTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @AutoClose
    private final LoopbackServer server = LoopbackServer.start(platform.aws());

    private final Shell shell = Shell.reaching(server.endpoint());
    private final Deployed stack = platform.deploy("orders", Orders.withScopes("read"));
    private final Rotating rotating = new Rotating(stack);

    @BeforeAll
    static void needsTools() {
        Shell.needs("aws");
    }

    @Test
    @Tag("thorough")
    void endsTheSecretOfADefaultInstallationAndLeavesRotationOff() {
        String leaked = rotating.currentSecret();
        assertEquals(Optional.empty(), stack.secret().rotation());

        String output = revokes("orders");

        assertFalse(rotating.authenticates(leaked));
        assertTrue(rotating.authenticates(rotating.currentSecret()));
        assertFalse(rotation().enabled());
        assertInOrder(
                output,
                "is off, and is turned on for now; by " + rotating.function(),
                "client     " + stack.attribute("ClientId") + ", whose secret is m2m/orders/Credentials/",
                "1 of 2, to version",
                "2 of 2, to version",
                "revoked    since 20",
                "valid      still: tokens issued before that, until each expires",
                "refuses client_id " + stack.attribute("ClientId") + " where the claim iat is below ",
                "is off again");
        assertFalse(output.contains(leaked) || output.contains(rotating.currentSecret()));
    }

    @Test
    @Tag("thorough")
    void endsBothSecretsAndKeepsTheScheduleWhereRotationIsOn() {
        rotating.begin(Map.of("RotationRules", Map.of("AutomaticallyAfterDays", 30)));
        String previous = rotating.currentSecret();
        rotating.attempt();
        String leaked = rotating.currentSecret();
        Optional<Schedule> schedule = rotation().schedule();

        String output = revokes(stack.arn());

        assertFalse(rotating.authenticates(previous) || rotating.authenticates(leaked));
        assertTrue(rotation().enabled());
        assertEquals(schedule, rotation().schedule());
        assertInOrder(output, "is on, and stays on; by " + rotating.function(), "revoked");
    }

    @Test
    @Tag("thorough")
    void endsWhatAnUnfinishedRotationHadPrepared() {
        rotating.begin(Map.of("RotationRules", Map.of("AutomaticallyAfterDays", 30)));
        breakOff();
        String leaked = rotating.currentSecret();
        String output = revokes(stack.arn());
        assertInOrder(output, "begun earlier is not complete; it is finished first", "1 of 2", "2 of 2");
        assertFalse(rotating.authenticates(leaked));

        rotating.begin();
        breakOff();
        rotating.turnOff();
        String next = rotating.currentSecret();
        output = revokes(stack.arn());
        assertFalse(output.contains("it is finished first"), output);
        assertFalse(rotating.authenticates(next));
        assertEquals(2, rotating.secrets());
        assertFalse(rotation().enabled());
    }

    @Test
    @Tag("thorough")
    void endsInTimeWhereTheRotationFailsAndTurnsItOffAgain() {
        platform.aws().network().weather((request, service) -> {
            if (request.header("x-amz-target").orElse("").endsWith(".AddUserPoolClientSecret")) {
                throw new ConnectException("injected");
            }
            return service.handle(request);
        });
        Shell.Result result = run("-w 5 orders");
        assertEquals(1, result.status(), result.output());
        assertInOrder(
                result.output(),
                "1 of 2",
                "has not ended within 5 s",
                "What leaked is not revoked yet.",
                "is off again");
        assertFalse(rotation().enabled());
        platform.fairWeather();
        String leaked = rotating.currentSecret();
        revokes("orders");
        assertFalse(rotating.authenticates(leaked));
    }

    @Test
    void refusesWhatIsNotItsOwn() {
        assertFails("absent", "Stack with id absent does not exist");
        platform.secretsManager(
                "CreateSecret",
                Map.of(
                        "Name",
                        "m2m/other",
                        "SecretString",
                        "{}",
                        "ClientRequestToken",
                        "0d6c7a52-0000-4000-8000-000000000000"));
        assertFails("m2m/other", "does not hold the credentials of a Custom::CognitoM2M");
        assertEquals(
                Optional.empty(),
                platform.aws()
                        .secretsManager()
                        .secret("m2m/other")
                        .orElseThrow()
                        .rotation());
        assertEquals(
                2, shell.run("scripts/revoke-leaked-secret.sh -w soon orders").status());
    }

    @Test
    @Tag("thorough")
    void takesTheProviderOfTheLongestPrefix() {
        platform.cloudFormation()
                .create(
                        "orders-provider",
                        Template.load(Path.of("template.yaml")),
                        Map.of("ProviderOnly", "true", "SecretNamePrefix", "m2m/orders/"));
        platform.cloudFormation()
                .create(
                        "foreign-provider",
                        Template.load(Path.of("template.yaml")),
                        Map.of("ProviderOnly", "true", "SecretNamePrefix", "m2m/orders/Credentials/other"));
        revokes("orders");
        assertTrue(rotation().functionArn().contains("orders-provider-RotationFunction"), rotation()::functionArn);
    }

    private Rotation rotation() {
        return stack.secret().rotation().orElseThrow();
    }

    /** Lets the rotation that was asked for end after its first step, every time. */
    private void breakOff() {
        platform.aws().network().weather((request, service) -> {
            if (request.header("x-amz-target").orElse("").endsWith(".GetClientToken")
                    || request.uri().getPath().contains("oauth2")) {
                throw new ConnectException("injected");
            }
            return service.handle(request);
        });
        while (platform.aws().secretsManager().runDueRotations() > 0) {
            platform.passQueue();
        }
        platform.fairWeather();
    }

    private String revokes(String arguments) {
        Shell.Result result = run(arguments);
        assertEquals(0, result.status(), result.output());
        return result.output();
    }

    /** Runs it while Secrets Manager does what it is asked for. */
    private Shell.Result run(String arguments) {
        CompletableFuture<Shell.Result> command =
                CompletableFuture.supplyAsync(() -> shell.run("scripts/revoke-leaked-secret.sh " + arguments));
        while (!command.isDone()) {
            platform.aws().secretsManager().runDueRotations();
            Thread.onSpinWait();
        }
        return command.join();
    }

    private void assertFails(String argument, String message) {
        Shell.Result result = shell.run("scripts/revoke-leaked-secret.sh " + argument);
        assertEquals(1, result.status(), result.output());
        assertTrue(result.output().contains(message), result.output());
    }

    private static void assertInOrder(String output, String... parts) {
        int from = 0;
        for (String part : List.of(parts)) {
            int at = output.indexOf(part, from);
            assertTrue(at >= 0, () -> "no " + part + " in its place in\n" + output);
            from = at + part.length();
        }
    }
}
