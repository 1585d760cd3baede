package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cognito.Variant;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody knows of Cognito makes no difference. */
final class UnknownsTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @ParameterizedTest
    @EnumSource
    void aStackLivesItsLife(Variant variant) {
        platform.aws().cognito().vary(variant);

        Deployed stack = platform.deploy("orders", Orders.withScopes("read", "write"));
        stack.is(CREATE_COMPLETE);
        stack.update(Orders.withScopes("read")).is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read"), stack.granted());
        stack.update(Orders.withScopes("read", "delete")).is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/delete"), stack.granted());
        stack.update(Orders.server("orders", "read") + Orders.domain("machines-new"))
                .is(UPDATE_COMPLETE);
        stack.delete();

        platform.assertNothingLeft();
    }

    @ParameterizedTest
    @EnumSource
    void aScopeThatVanishedByHandComesBack(Variant variant) {
        platform.aws().cognito().vary(variant);
        Deployed stack = platform.deploy("orders", Orders.withScopes("read", "write"));
        platform.cognito(
                "UpdateResourceServer",
                Map.of("UserPoolId", platform.pool(), "Identifier", "orders", "Name", "orders"));

        stack.update(Orders.withScopes("read", "write") + "Revision: 2\n").is(UPDATE_COMPLETE);

        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
    }

    @Test
    void aDomainOfAnotherAccountIsRefusedThoughItIsDescribed() {
        platform.aws().cognito().takenElsewhere(Orders.PREFIX);
        platform.aws().cognito().vary(Variant.DESCRIBES_DOMAINS_OF_OTHER_ACCOUNTS);

        Deployed stack = platform.deploy("orders", Orders.withScopes("read"));

        stack.is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("Domain.Domain: "), stack::failure);
        assertTrue(stack.failure().contains("choose another"), stack::failure);
    }
}
