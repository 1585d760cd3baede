package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.secretsmanager.SecretsManager;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.EmulatedAccount;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new KMS key re-encrypts the versions with AWS's own labels, and no other. */
final class KeyChangeTest {
    @RegisterExtension
    final Platform platform = new Platform(EmulatedAccount.concurrent());

    @Test
    void isCompleteBeforeAVersionIsStaged() {
        Deployed stack = platform.deploy("orders", Orders.withScopes("read"));
        CountDownLatch staged = new CountDownLatch(1);
        platform.aws().network().weather((request, service) -> {
            String target = request.header("x-amz-target").orElse("");
            if (target.endsWith(".UpdateSecret")) {
                // Gives a version that is staged beside it all the time to be first.
                await(staged);
            }
            var answer = service.handle(request);
            if (target.endsWith(".PutSecretValue")) {
                staged.countDown();
            }
            return answer;
        });
        stack.update(Orders.withScopes("read", "write") + "Secret: {KmsKeyId: alias/orders}\n")
                .is(UPDATE_COMPLETE);
        SecretsManager secrets = platform.aws().secretsManager();
        assertTrue(secrets.readableValue(stack.secret()).isPresent());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
