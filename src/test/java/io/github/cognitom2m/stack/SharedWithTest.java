package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The owner of a resource server says which stacks may add its scopes; what a client has stays. */
final class SharedWithTest {
    private static final String ORDERS = Orders.withScopes("read", "write");
    private static final String READ = "UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [orders/read]}\n";
    private static final String BOTH = READ.replace("read]", "read, orders/write]");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed owner =
            platform.deploy("owner", shared("batch, web-*")).is(CREATE_COMPLETE);

    @ParameterizedTest
    @ValueSource(strings = {"batch", "web-shop", "web-"})
    void letsThoseStacksHaveItsScopes(String name) {
        Deployed consumer = platform.deploy(name, READ).is(CREATE_COMPLETE);
        assertEquals(Set.of("orders/read"), consumer.granted());
        consumer.update(BOTH).is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), consumer.granted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch2", "web", "other"})
    void refusesOthersWithTheOwner(String name) {
        Deployed other = platform.deploy(name, READ).is(ROLLBACK_COMPLETE);
        assertNamesOwner(other, name);
        other.delete().is(DELETE_COMPLETE);
        owner.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void isOpenedByItsOwner() {
        Deployed other = platform.deploy("other", READ).is(ROLLBACK_COMPLETE);
        owner.update(shared("batch, other")).is(UPDATE_COMPLETE);
        other.delete().is(DELETE_COMPLETE);
        platform.deploy("other", READ).is(CREATE_COMPLETE);
    }

    @Test
    void letsEveryStackHaveThemWhereNothingIsDeclared() {
        owner.update(ORDERS).is(UPDATE_COMPLETE);
        assertEquals(Map.of(), shared());
        platform.deploy("other", READ).is(CREATE_COMPLETE);
    }

    @Test
    void countsFromTheUpdateThatDeclaresIt() {
        owner.update(shared("other")).is(UPDATE_COMPLETE);
        platform.deploy("batch", READ).is(ROLLBACK_COMPLETE);
        platform.deploy("other", READ).is(CREATE_COMPLETE);
        owner.updateThenFail(shared("'*'")).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(Map.of("cognito-m2m:shared-1", "other"), shared());
        platform.deploy("third", READ).is(ROLLBACK_COMPLETE);
        owner.update(shared("'*'")).is(UPDATE_COMPLETE);
        platform.deploy("fourth", READ).is(CREATE_COMPLETE);
    }

    @Test
    void takesNothingFromAClientThatHasItAlready() {
        Deployed consumer = platform.deploy("batch", READ).is(CREATE_COMPLETE);
        owner.update(shared("other")).is(UPDATE_COMPLETE);
        consumer.update(READ.replace("read]", "read], AccessTokenValidity: 2")).is(UPDATE_COMPLETE);
        consumer.update(BOTH).is(UPDATE_ROLLBACK_COMPLETE);
        assertNamesOwner(consumer, "batch");
        assertEquals(Set.of("orders/read"), consumer.granted());
    }

    @Test
    void takesNothingFromAClientThatHandsHaveDeleted() {
        Deployed consumer = platform.deploy("batch", READ).is(CREATE_COMPLETE);
        owner.update(shared("other")).is(UPDATE_COMPLETE);
        platform.cognito(
                "DeleteUserPoolClient",
                Map.of("UserPoolId", platform.pool(), "ClientId", consumer.attribute("ClientId")));
        consumer.update(READ + "Revision: 2\n").is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read"), consumer.granted());
    }

    @Test
    void isNoMatterForTheOwnersOwnClient() {
        owner.update(shared("other") + "Client: {AllowedOAuthScopes: [orders/write]}\n")
                .is(UPDATE_COMPLETE);
        owner.update(shared("other")).is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), owner.granted());
    }

    @Test
    void endsWithTheServer() {
        owner.update("UserPoolId: !Ref Pool\nResourceServer: {Identifier: stock, Scopes: [{ScopeName: read,"
                        + " ScopeDescription: r}]}\n")
                .is(UPDATE_COMPLETE);
        assertEquals(Map.of(), shared());
    }

    private Map<String, String> shared() {
        Map<String, String> tags = new TreeMap<>(owner.tags());
        tags.keySet().removeIf(key -> !key.startsWith("cognito-m2m:shared"));
        return tags;
    }

    private static String shared(String names) {
        return ORDERS.replace("Scopes:", "SharedWith: [" + names + "], Scopes:");
    }

    private static void assertNamesOwner(Deployed stack, String name) {
        assertTrue(stack.failure().contains("resource server 'orders'"), stack::failure);
        assertTrue(stack.failure().contains("belongs to resource Credentials of stack arn:"), stack::failure);
        assertTrue(stack.failure().contains("add " + name + " to ResourceServer.SharedWith"), stack::failure);
    }
}
