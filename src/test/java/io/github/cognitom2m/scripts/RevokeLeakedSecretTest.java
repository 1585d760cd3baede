package io.github.cognitom2m.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.LoopbackServer;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
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

    @Test
    @Tag("thorough")
    void endsEverySecretThatThereWasAndTurnsRotationOffAgain() {
        Shell.needs("aws");
        rotating.rotate();
        rotating.turnOff();
        String previous = rotating.currentSecret();
        rotating.rotate();
        rotating.turnOff();
        String leaked = rotating.currentSecret();

        Shell.Result result = run(stack.arn() + " " + rotating.function());

        assertEquals(0, result.status(), result.output());
        assertTrue(result.output().contains("Complete: since 20"), result.output());
        assertFalse(rotating.authenticates(previous) || rotating.authenticates(leaked));
        assertTrue(rotating.authenticates(rotating.currentSecret()));
        assertFalse(stack.secret().rotation().orElseThrow().enabled());
        assertFalse(result.output().contains(leaked) || result.output().contains(rotating.currentSecret()));
    }

    @Test
    void saysHowItIsUsedAndWhatAwsRefused() {
        Shell.needs("aws");
        assertTrue(shell.run("scripts/revoke-leaked-secret.sh")
                .output()
                .contains("usage: scripts/revoke-leaked-secret.sh SECRET"));
        Shell.Result refused = shell.run("scripts/revoke-leaked-secret.sh " + stack.arn());
        assertTrue(refused.status() != 0, refused.output());
        assertTrue(refused.output().contains("No Lambda rotation function ARN"), refused.output());
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
}
