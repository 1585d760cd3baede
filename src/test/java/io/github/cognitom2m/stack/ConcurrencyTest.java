package io.github.cognitom2m.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.lambda.InvokeConfig;
import io.github.cognitom2m.support.EmulatedAccount;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stack of more resources than the account has concurrency for. */
@Timeout(60)
final class ConcurrencyTest {
    private static final int NEW_ACCOUNT = 10;
    private static final int RESOURCES = 30;

    private final Platform platform = new Platform(EmulatedAccount.concurrent());
    private final String provider =
            platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow().output("ServiceToken");

    @Test
    void whatFindsNoRoomWaitsAndIsDone() {
        platform.cloudFormation().functions().reserveConcurrency(provider, NEW_ACCOUNT);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        platform.cloudFormation().functions().delivery((arn, event, once) -> once.run());
        platform.aws().network().weather((request, service) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                return service.handle(request);
            } finally {
                now.decrementAndGet();
            }
        });
        Stack stack = stack(RESOURCES);
        assertEquals(StackStatus.CREATE_COMPLETE, stack.status());
        // Each request makes up to four calls at a time.
        assertTrue(most.get() <= 4 * NEW_ACCOUNT, most + " calls at once");
        stack.delete();
        assertNoClientLeft();
    }

    @Test
    void aRequestThatWaitsTooLongFailsAndTheStackIsRolledBack() throws Exception {
        String unanswered = String.valueOf(platform.cloudFormation()
                .stack(Platform.PROVIDER)
                .orElseThrow()
                .resource("UnansweredFunction")
                .attributes()
                .get("Arn"));
        platform.cloudFormation().functions().reserveConcurrency(provider, 1);
        platform.cloudFormation()
                .functions()
                .invokeConfig(
                        provider, Optional.of(new InvokeConfig(0, Duration.ofMillis(300), Optional.of(unanswered))));
        CountDownLatch anotherWasTold = new CountDownLatch(1);
        platform.cloudFormation().listen(event -> {
            if (event.reason().orElse("").contains("was not started in time")) {
                // Before the rollback sends its Deletes, which have to wait for the Create that is running.
                platform.cloudFormation()
                        .functions()
                        .invokeConfig(
                                provider,
                                Optional.of(new InvokeConfig(0, Duration.ofMinutes(1), Optional.of(unanswered))));
                anotherWasTold.countDown();
            }
        });
        platform.aws().network().weather((request, service) -> {
            if (request.header("x-amz-target").orElse("").endsWith(".CreateSecret")) {
                await(anotherWasTold);
                platform.fairWeather();
            }
            return service.handle(request);
        });
        Stack stack = stack(2);
        assertEquals(StackStatus.ROLLBACK_COMPLETE, stack.status());
        assertNoClientLeft();
    }

    private void assertNoClientLeft() {
        assertEquals(List.of(), platform.aws().cognito().clients(platform.pool()));
        assertTrue(platform.aws().secretsManager().secrets().stream()
                .allMatch(secret -> secret.deletedAt().isPresent()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Stack stack(int resources) {
        Existing existing = new Existing(platform);
        existing.domain("machines-test");
        existing.server("orders", "orders", Map.of("read", "Read"));
        String template = IntStream.range(0, resources)
                .mapToObj("""
                  Credentials%d:
                    Type: Custom::CognitoM2M
                    Properties:
                      ServiceToken: !ImportValue provider-ServiceToken
                      ServiceTimeout: 600
                      UserPoolId: !Ref Pool
                      Client: {AllowedOAuthScopes: [orders/read]}
                """::formatted)
                .collect(Collectors.joining("", "Parameters: {Pool: {Type: String}}\nResources:\n", ""));
        return platform.cloudFormation().create("large", Template.parse(template), Map.of("Pool", platform.pool()));
    }
}
