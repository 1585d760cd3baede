package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one resource owns is not adopted by another; the refusal names the owner. */
final class OwnerTest {
    private static final String ADOPT = "AdoptExisting: true\n";
    private static final String CONSUMER = "UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [orders/read]}\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed owner =
            platform.deploy("owner", Orders.withScopes("read")).is(CREATE_COMPLETE);

    @ParameterizedTest
    @ValueSource(strings = {"", ADOPT})
    void serverIsRefusedWithItsOwner(String adopt) {
        Deployed other = platform.deploy("other", Orders.server("orders", "read") + adopt)
                .is(ROLLBACK_COMPLETE);
        assertNamesOwner(other, "ResourceServer.Identifier: the resource-server 'orders'");
        other.delete().is(DELETE_COMPLETE);
        assertOwnerIsWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ADOPT})
    void domainIsRefusedWithItsOwner(String adopt) {
        Deployed other = platform.deploy("other", Orders.server("mine", "read") + Orders.domain(Orders.PREFIX) + adopt)
                .is(ROLLBACK_COMPLETE);
        assertNamesOwner(other, "Domain.Domain: the domain '" + Orders.PREFIX + "'");
        assertOwnerIsWhole();
    }

    @Test
    void aSecondDomainIsRefusedWithTheOwnerOfTheFirst() {
        Deployed other = platform.deploy("other", Orders.server("mine", "read") + Orders.domain("another"))
                .is(ROLLBACK_COMPLETE);
        assertNamesOwner(other, "Domain.Domain: the domain '" + Orders.PREFIX + "'");
    }

    @Test
    void clientIsRefusedWithItsOwner() {
        String adopting = CONSUMER.replace("Client: {", "Client: {ClientId: " + owner.attribute("ClientId") + ", ");
        Deployed thief = platform.deploy("thief", adopting + ADOPT).is(ROLLBACK_COMPLETE);
        assertNamesOwner(thief, "Client: the client '" + owner.attribute("ClientId") + "'");
        assertOwnerIsWhole();
    }

    @Test
    void anUpdateIsRefusedAsWell() {
        Deployed other = platform.deploy("other", CONSUMER).is(CREATE_COMPLETE);
        other.update(Orders.server("orders", "read") + ADOPT).is(UPDATE_ROLLBACK_COMPLETE);
        assertNamesOwner(other, "ResourceServer.Identifier: the resource-server 'orders'");
        assertOwnerIsWhole();
    }

    @Test
    void whatHasBeenAdoptedStaysWhenItsOwnerIsDeletedOrDropsIt() {
        owner.update(Orders.withScopes("read").replace("Scopes:", "Retain: true, Scopes:"))
                .is(UPDATE_COMPLETE);
        platform.deploy("other", Orders.server("orders", "read") + ADOPT).is(CREATE_COMPLETE);
        owner.update(Orders.withScopes("read")).is(UPDATE_COMPLETE);
        owner.delete().is(DELETE_COMPLETE);
        assertEquals(1, platform.aws().cognito().servers(platform.pool()).size());
    }

    private static void assertNamesOwner(Deployed stack, String beginning) {
        assertTrue(stack.failure().contains(beginning), stack::failure);
        assertTrue(stack.failure().contains("belongs to resource Credentials of stack arn:"), stack::failure);
        assertTrue(stack.failure().contains("stack/owner/"), stack::failure);
        assertTrue(stack.failure().contains("Retain: true"), stack::failure);
    }

    private void assertOwnerIsWhole() {
        assertFalse(owner.accessToken().isEmpty());
        assertEquals(1, platform.aws().cognito().servers(platform.pool()).size());
    }
}
