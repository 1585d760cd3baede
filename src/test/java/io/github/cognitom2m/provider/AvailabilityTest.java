package io.github.cognitom2m.provider;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A provider function that cannot start at once costs time, and no rollback as long as Lambda keeps the event. */
final class AvailabilityTest {
    private static final Duration SERVICE_TIMEOUT = Duration.ofMinutes(10);

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Functions functions = platform.cloudFormation().functions();

    @Test
    void servesARequestThatWaited250Seconds() {
        functions.delivery((arn, event, once) -> {
            platform.aws().time().pass(Duration.ofSeconds(250));
            once.run();
        });
        Deployed stack = platform.deploy("orders", Orders.withScopes("read")).is(CREATE_COMPLETE);
        stack.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void costsNoRollbackWhereItCannotStartForFourMinutes() {
        cannotStartFor(Duration.ofMinutes(4));
        Deployed stack = platform.deploy("orders", Orders.withScopes("read")).is(CREATE_COMPLETE);
        cannotStartFor(Duration.ofMinutes(4));
        stack.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
        cannotStartFor(Duration.ofMinutes(4));
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void tellsTheStackBeforeItStopsWaitingWhereItCannotStartForLonger() {
        Instant begin = platform.aws().time().instant();
        cannotStartFor(Duration.ofMinutes(8));
        Deployed stack = platform.deploy("orders", Orders.withScopes("read")).is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("was not started in time"), stack::failure);
        Instant told = stack.stack().events().stream()
                .filter(event -> event.status().equals("CREATE_FAILED"))
                .findFirst()
                .orElseThrow()
                .timestamp();
        assertTrue(told.isBefore(begin.plus(SERVICE_TIMEOUT)), told::toString);
        platform.assertNothingLeft();
    }

    private void cannotStartFor(Duration duration) {
        String provider =
                platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow().output("ServiceToken");
        functions.unavailable(provider, platform.aws().time().instant().plus(duration));
    }
}
