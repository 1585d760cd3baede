package io.github.cognitom2m;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.JsonService;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stack with many resources meets Cognito's quota of five requests a second for each kind of call and pool. */
@Tag("thorough")
final class QuotaTest {
    private static final int RESOURCES = 30;
    private static final int A_SECOND = 5;
    private static final long SECOND = 1_000_000_000L;

    @RegisterExtension
    final Platform platform = new Platform(EmulatedAccount.concurrent());

    private final Map<String, Deque<Long>> recent = new HashMap<>();
    private final AtomicInteger throttled = new AtomicInteger();

    @Test
    void thirtyResourcesAtOnceAreMadeAndDeletedUnderIt() {
        Deployed owner = platform.deploy("owner", Orders.withScopes("read")).is(CREATE_COMPLETE);
        StringBuilder resources = new StringBuilder("Parameters: {Pool: {Type: String}}\nResources:\n");
        for (int i = 0; i < RESOURCES; i++) {
            resources.append("""
                      Client%d:
                        Type: Custom::CognitoM2M
                        Properties:
                          ServiceToken: !ImportValue provider-ServiceToken
                          ServiceTimeout: 300
                          UserPoolId: !Ref Pool
                          Client: {AllowedOAuthScopes: [orders/read]}
                    """.formatted(i));
        }
        platform.aws().network().weather((request, service) -> {
            if (isBeyondTheQuota(request)) {
                throttled.incrementAndGet();
                return JsonService.failure("throttled", AwsError.of("TooManyRequestsException", "Rate exceeded"));
            }
            return service.handle(request);
        });
        Stack stack = platform.cloudFormation()
                .create("many", Template.parse(resources.toString()), Map.of("Pool", platform.pool()));
        assertEquals(CREATE_COMPLETE, stack.status());
        assertTrue(throttled.get() > 0);
        stack.delete();
        assertEquals(DELETE_COMPLETE, stack.status());
        platform.fairWeather();
        owner.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    private synchronized boolean isBeyondTheQuota(Query request) {
        String target = request.header("x-amz-target").orElse("");
        if (!target.startsWith("AWSCognitoIdentityProviderService.")) {
            return false;
        }
        long now = System.nanoTime();
        Deque<Long> calls = recent.computeIfAbsent(target, t -> new ArrayDeque<>());
        while (!calls.isEmpty() && now - calls.getFirst() > SECOND) {
            calls.removeFirst();
        }
        if (calls.size() >= A_SECOND) {
            return true;
        }
        calls.addLast(now);
        return false;
    }
}
