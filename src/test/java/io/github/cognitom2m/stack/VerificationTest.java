package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.cognito.Delays;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A resource is complete when a real token was had with its credentials. */
final class VerificationTest {
    private static final String ORDERS = Orders.withScopes("read");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void waitsForADomainThatTakesAMinute() {
        domainsTake(Duration.ofSeconds(60));
        Deployed stack = platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    @Test
    void failsACreateThatGetsNoTokenAndLeavesNothing() {
        domainsTake(Duration.ofMinutes(10));
        Deployed stack = platform.deploy("orders", ORDERS).is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("VerifyToken: machines-test.auth"), stack::failure);
        assertTrue(stack.failure().contains("or set VerifyToken: false"), stack::failure);
        platform.assertNothingLeft();
    }

    @Test
    void asksForNoTokenWhereVerificationIsOff() {
        domainsTake(Duration.ofMinutes(10));
        Deployed stack =
                platform.deploy("orders", ORDERS + "VerifyToken: false\n").is(CREATE_COMPLETE);
        platform.aws().time().pass(Duration.ofMinutes(10));
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    @Test
    void onlyWarnsInAnUpdate() {
        Deployed stack = platform.deploy("orders", ORDERS);
        platform.aws()
                .network()
                .weather((request, service) -> request.uri().getPath().equals("/oauth2/token")
                        ? Answer.of(503, "application/json", "{}")
                        : service.handle(request));
        stack.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
        platform.fairWeather();
        List<String> log =
                platform.cloudFormation().functions().invocations().getLast().log();
        assertTrue(log.stream().anyMatch(line -> line.contains("VerifyToken: ")), log::toString);
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
    }

    @Test
    void asksNoTokenOfAClientThatDidNotChange() {
        Deployed stack = platform.deploy("orders", ORDERS);
        boolean[] asked = {false};
        platform.aws().network().weather((request, service) -> {
            asked[0] |= request.uri().getPath().equals("/oauth2/token");
            return service.handle(request);
        });
        stack.update(ORDERS + "Revision: 2\n").is(UPDATE_COMPLETE);
        assertFalse(asked[0]);
    }

    private void domainsTake(Duration time) {
        platform.aws().cognito().delays(Delays.NONE.withDomains(time, Duration.ZERO));
    }
}
