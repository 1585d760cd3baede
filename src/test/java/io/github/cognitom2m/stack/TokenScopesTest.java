package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.TokenRequests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which scopes a token must show: all that are declared for a Create, any for a rotation. */
final class TokenScopesTest {
    private static final String BOTH = "UserPoolId: !Ref Pool\n" + Orders.domain(Orders.PREFIX)
            + "Client: {AllowedOAuthScopes: [orders/read, orders/write]}\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Existing existing = new Existing(platform);

    @Test
    void aCreateFailsWhereAScopeIsMissing() {
        existing.server("read", "write");
        dropScopeBeforeTheToken();
        Deployed stack = platform.deploy("orders", BOTH).is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("VerifyToken: the token lacks orders/write; check"), stack::failure);
    }

    @Test
    void anUpdateWarns() {
        existing.server("read", "write");
        Deployed stack = platform.deploy("orders", BOTH.replace(", orders/write", ""));
        dropScopeBeforeTheToken();
        stack.update(BOTH).is(UPDATE_COMPLETE);
        assertTrue(stack.log().contains("VerifyToken: the token lacks orders/write; check"), stack::log);
    }

    @Test
    void aCreateWarnsWhereATriggerMayHaveTakenTheScopeAway() {
        existing.server("read", "write");
        trigger("V3_0");
        platform.aws().cognito().tokenTrigger((client, granted, metadata) -> List.of("orders/read"));
        Deployed stack = platform.deploy("orders", BOTH).is(CREATE_COMPLETE);
        assertTrue(
                stack.log().contains("VerifyToken: the token lacks orders/write; the user pool's pre-token"),
                stack::log);
    }

    @Test
    void aTriggerOfAnEarlierVersionIsNoExcuse() {
        existing.server("read", "write");
        trigger("V2_0");
        dropScopeBeforeTheToken();
        platform.deploy("orders", BOTH).is(ROLLBACK_COMPLETE);
    }

    @Test
    void additionalScopesAreFine() {
        existing.server("read", "write");
        trigger("V3_0");
        platform.aws()
                .cognito()
                .tokenTrigger(
                        (client, granted, metadata) -> Stream.concat(granted.stream(), Stream.of("orders/special"))
                                .toList());
        Deployed stack = platform.deploy("orders", BOTH).is(CREATE_COMPLETE);
        assertFalse(stack.log().contains("VerifyToken: "), stack::log);
        assertEquals(Set.of("orders/read", "orders/special", "orders/write"), stack.granted());
    }

    @Test
    void aRotationAsksForNoScope() {
        existing.server("read", "write");
        Deployed stack = platform.deploy("orders", BOTH).is(CREATE_COMPLETE);
        existing.scopes("read");
        new Rotating(stack).rotate();
        trigger("V3_0");
        platform.aws().cognito().tokenTrigger((client, granted, metadata) -> List.of("orders/special"));
        new Rotating(stack).rotate();
    }

    private void dropScopeBeforeTheToken() {
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOne(request)) {
                existing.scopes("read");
            }
            return service.handle(request);
        });
    }

    private void trigger(String version) {
        platform.cognito(
                "UpdateUserPool",
                Map.of(
                        "UserPoolId",
                        platform.pool(),
                        "LambdaConfig",
                        Map.of(
                                "PreTokenGenerationConfig",
                                Map.of(
                                        "LambdaArn",
                                        "arn:aws:lambda:us-east-1:123456789012:function:trigger",
                                        "LambdaVersion",
                                        version))));
    }
}
