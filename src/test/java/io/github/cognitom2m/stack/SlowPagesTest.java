package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_FAILED;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cognito.Quotas;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A list that comes in slow pages is read for as long as there is time, and no longer. */
final class SlowPagesTest {
    private static final int CLIENTS = 1_500;
    private static final Duration PAGE = Duration.ofSeconds(14);

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void endWithTheTimeOfTheFunction() {
        platform.aws().cognito().quotas(Quotas.DEFAULT.withClientsPerPool(2 * CLIENTS));
        for (int i = 0; i < CLIENTS; i++) {
            platform.cognito("CreateUserPoolClient", Map.of("UserPoolId", platform.pool(), "ClientName", "other-" + i));
        }
        Deployed stack = platform.deploy("orders", Orders.server("orders", "read") + Orders.domain("machines-test"));
        platform.secretsManager("DeleteSecret", Map.of("SecretId", stack.arn(), "ForceDeleteWithoutRecovery", true));
        // For some seconds it is shown as scheduled for deletion.
        platform.aws().time().pass(Duration.ofSeconds(5));
        platform.aws().network().weather((request, service) -> {
            if (request.header("x-amz-target").orElse("").endsWith(".ListUserPoolClients")) {
                platform.aws().time().pass(PAGE);
            }
            return service.handle(request);
        });
        Instant begin = platform.aws().time().instant();
        stack.delete().is(DELETE_FAILED);
        Duration took = Duration.between(begin, platform.aws().time().instant());
        assertTrue(took.compareTo(Duration.ofMinutes(4)) < 0, took::toString);
        assertTrue(stack.failure().contains("the function ran out of time"), stack::failure);
        platform.fairWeather();
        stack.delete().is(DELETE_COMPLETE);
    }
}
