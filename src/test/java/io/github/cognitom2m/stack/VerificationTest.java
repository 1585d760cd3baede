package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.Resolver;
import io.github.cognitom2m.emulator.cognito.Delay;
import io.github.cognitom2m.emulator.cognito.Delays;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.TokenRequests;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A resource is complete when a real token was issued for its credentials. */
final class VerificationTest {
    private static final String ORDERS = Orders.withScopes("read");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final AtomicInteger endpointRequests = new AtomicInteger();

    @Test
    void needsNoDomainThatResolves() {
        domainsTake(Duration.ofSeconds(60));
        Deployed stack = platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
        platform.aws().time().pass(Duration.ofSeconds(60));
        // Had anybody looked the name up before, it would not resolve for a quarter of an hour.
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    @Test
    void asksTheEndpointOnceItResolvesWhereThereIsNoOtherWay() {
        domainsTake(Duration.ofSeconds(45));
        platform.aws()
                .cognito()
                .delays(platform.aws().cognito().delays().with(Delay.DNS_RECORD, Duration.ofSeconds(20)));
        platform.aws().cognito().withoutClientTokens(pool -> true);
        countEndpointRequests();
        Deployed stack = platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
        assertEquals(1, endpointRequests.get());
        assertFalse(stack.log().contains("VerifyToken: "), stack::log);
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    @Test
    void warnsWhereTheNameIsNotInDnsInTime() {
        domainsTake(Duration.ofMinutes(10));
        platform.aws().cognito().withoutClientTokens(pool -> true);
        countEndpointRequests();
        Deployed stack = platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
        assertEquals(0, endpointRequests.get());
        assertTrue(stack.log().contains("GetClientToken failed with OperationNotEnabledException"), stack::log);
        assertTrue(stack.log().contains("amazoncognito.com may not be in DNS yet"), stack::log);
    }

    @Test
    void failsACreateThatGetsNoTokenAndLeavesNothing() {
        platform.aws().cognito().withoutClientTokens(pool -> true);
        platform.aws()
                .network()
                .weather((request, service) -> TokenRequests.isOfEndpoint(request)
                        ? Answer.of(403, "text/html", "<html>blocked</html>")
                        : service.handle(request));
        Deployed stack = platform.deploy("orders", ORDERS).is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("VerifyToken: no token was issued"), stack::failure);
        assertTrue(stack.failure().contains("amazoncognito.com answered 403 without a cause"), stack::failure);
        assertTrue(stack.failure().contains("or set VerifyToken: false"), stack::failure);
        platform.assertNothingLeft();
    }

    @Test
    void asksForNoTokenWhereVerificationIsOff() {
        refuseTokens();
        Deployed stack =
                platform.deploy("orders", ORDERS + "VerifyToken: false\n").is(CREATE_COMPLETE);
        platform.fairWeather();
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    @Test
    void onlyWarnsInAnUpdate() {
        Deployed stack = platform.deploy("orders", ORDERS);
        refuseTokens();
        stack.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
        platform.fairWeather();
        assertTrue(stack.log().contains("VerifyToken: "), stack::log);
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
    }

    @Test
    void takesLittleOfAnUpdatesTimeWhereNobodyAnswers() {
        Deployed stack = platform.deploy("orders", ORDERS);
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOne(request)) {
                platform.aws().time().pass(Duration.ofSeconds(10));
                throw new IOException("silent");
            }
            return service.handle(request);
        });
        Instant begin = platform.aws().time().instant();
        stack.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
        Duration took = Duration.between(begin, platform.aws().time().instant());
        assertTrue(took.compareTo(Duration.ofSeconds(45)) < 0, took::toString);
    }

    @Test
    void anUpdateSucceedsWhileACustomDomainHangs() {
        String custom = "Domain: {Domain: auth.example.com, CustomDomainConfig: {CertificateArn:"
                + " 'arn:aws:acm:us-east-1:123456789012:certificate/one'}}\n";
        Deployed stack = platform.deploy("orders", Orders.server("orders", "read") + custom)
                .is(CREATE_COMPLETE);
        platform.aws().cognito().withoutClientTokens(pool -> true);
        platform.aws().cognito().alias("auth.example.com", stack.attribute("CloudFrontDistribution"));
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOfEndpoint(request)) {
                endpointRequests.incrementAndGet();
                // Beyond the end of all that the Update may do under its lease.
                platform.aws().time().pass(Duration.ofSeconds(200));
                throw new IOException("silent");
            }
            return service.handle(request);
        });
        String replica = "Secret: {ReplicaRegions: [{Region: eu-west-1}]}\n";
        stack.update(Orders.server("billing", "pay") + custom + replica).is(UPDATE_COMPLETE);
        assertEquals(1, endpointRequests.get());
        assertTrue(stack.log().contains("auth.example.com could not be reached"), stack::log);
        assertEquals(1, platform.aws().cognito().servers(platform.pool()).size());
        assertEquals(Set.of("eu-west-1"), stack.secret().replicas().keySet());
    }

    @Test
    void asksNoTokenOfAClientThatDidNotChange() {
        Deployed stack = platform.deploy("orders", ORDERS);
        boolean[] asked = {false};
        platform.aws().network().weather((request, service) -> {
            asked[0] |= TokenRequests.isOne(request);
            return service.handle(request);
        });
        stack.update(ORDERS + "Revision: 2\n").is(UPDATE_COMPLETE);
        assertFalse(asked[0]);
    }

    @Test
    void waitsUntilAChangedClientIsKnownEverywhere() {
        platform.aws().cognito().delays(Delays.NONE.with(Delay.CLIENT_CHANGE, Duration.ofSeconds(5)));
        Deployed stack = platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
        stack.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
        assertFalse(stack.log().contains("VerifyToken: "), stack::log);
    }

    private void countEndpointRequests() {
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOfEndpoint(request)) {
                endpointRequests.incrementAndGet();
            }
            return service.handle(request);
        });
    }

    private void refuseTokens() {
        platform.aws()
                .network()
                .weather((request, service) -> TokenRequests.isOne(request)
                        ? Answer.of(503, "application/json", "{}")
                        : service.handle(request));
    }

    private void domainsTake(Duration time) {
        platform.aws().cognito().delays(Delays.NONE.withDomains(time, Duration.ZERO));
        platform.aws().resolver().remembersUnknownNames(Resolver.NEGATIVE_ANSWER);
    }
}
