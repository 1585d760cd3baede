package io.github.cognitom2m.rotation;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.support.CachingConsumer;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever keeps to the rules for consumers notices nothing of rotations and updates. */
@Tag("thorough")
final class RotationConsumerTest {
    private static final int ROTATIONS = 100;
    private static final long SEED = 4711;
    private static final String TOKENS =
            "Client: {AccessTokenValidity: 10, TokenValidityUnits: {AccessToken: minutes}}\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final List<String> failed = new ArrayList<>();

    @Test
    void noRequestFailsAcrossAHundredRotationsAndScopeUpdates() {
        // A new secret works only after a while, and a deleted one works a little longer.
        platform.aws()
                .cognito()
                .delays(platform.aws().cognito().delays().withSecrets(Duration.ofSeconds(20), Duration.ofSeconds(30)));
        Deployed stack = platform.deploy("orders", Orders.withScopes("read") + TOKENS);
        Rotating rotating = new Rotating(stack);
        CachingConsumer consumer = new CachingConsumer(platform.aws(), stack.arn());
        boolean[] busy = {false};
        platform.aws().network().weather((request, service) -> {
            // The product's calls only: at each of them, the consumer wants something, too.
            if (!busy[0] && request.header("amz-sdk-invocation-id").isPresent()) {
                busy[0] = true;
                request(consumer);
                busy[0] = false;
            }
            return service.handle(request);
        });
        Random random = new Random(SEED);
        for (int rotation = 1; rotation <= ROTATIONS; rotation++) {
            rotating.rotate();
            // Sometimes the next one follows at once, as after a leak.
            for (int minutes = random.nextInt(4) * 25; minutes > 0; minutes--) {
                platform.aws().time().pass(Duration.ofMinutes(1));
                request(consumer);
            }
            if (random.nextInt(3) == 0) {
                String[] scopes = random.nextBoolean() ? new String[] {"read", "write"} : new String[] {"read"};
                stack.update(Orders.withScopes(scopes) + TOKENS + "Revision: v" + rotation + "\n")
                        .is(UPDATE_COMPLETE);
            }
        }
        assertEquals(List.of(), failed);
        assertTrue(consumer.tokens() > 30, consumer.tokens() + " tokens");
        assertTrue(consumer.rereads() > 3, consumer.rereads() + " times the cached secret had been rotated away");
        assertEquals(2, rotating.secrets());
    }

    private void request(CachingConsumer consumer) {
        try {
            String scope = String.valueOf(consumer.request().get("scope"));
            if (!List.of(scope.split(" ")).contains("orders/read")) {
                failed.add("a token with the scopes " + scope);
            }
        } catch (IOException e) {
            failed.add(e.toString());
        }
    }
}
