package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.emulator.cognito.ResourceServer;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scopes that come, change and go while workloads use the credentials. */
final class ScopeUpdateTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed stack = platform.deploy("orders", Orders.withScopes("read", "write"));

    @Test
    void givesANewScopeToTheServerBeforeTheClient() {
        String clientId = stack.attribute("ClientId");
        List<String> changes = changes(Orders.withScopes("read", "write", "delete"));
        assertTrue(
                changes.indexOf("UpdateResourceServer") < changes.indexOf("UpdateUserPoolClient"), changes::toString);
        assertEquals(1, changes.stream().filter("UpdateResourceServer"::equals).count());
        assertScopes("orders/delete orders/read orders/write");
        assertEquals(clientId, stack.attribute("ClientId"));
    }

    @Test
    void takesAScopeFromTheClientBeforeTheServer() {
        List<String> changes = changes(Orders.withScopes("read"));
        assertTrue(
                changes.indexOf("UpdateUserPoolClient") < changes.indexOf("UpdateResourceServer"), changes::toString);
        assertEquals(1, changes.stream().filter("UpdateResourceServer"::equals).count());
        assertScopes("orders/read");
        assertEquals(List.of("read"), serverScopes());
    }

    @Test
    void exchangesAScopeWithoutALackInBetween() {
        List<Call> changes = platform.changes(() -> stack.update(Orders.withScopes("read", "delete")));
        List<String> names = changes.stream()
                .map(Call::operation)
                .filter(name -> name.startsWith("UpdateResource") || name.startsWith("UpdateUser"))
                .toList();
        assertEquals(List.of("UpdateResourceServer", "UpdateUserPoolClient", "UpdateResourceServer"), names);
        assertScopes("orders/delete orders/read");
        assertEquals(List.of("delete", "read"), serverScopes());
    }

    @Test
    void changesOnlyTheServerWhereADescriptionChanges() {
        String version = stack.secret().versions().all().getLast().id();
        List<String> changes = changes(Orders.withScopes("read", "write").replace("to read", "Read orders"));
        assertEquals(1, changes.stream().filter("UpdateResourceServer"::equals).count());
        assertTrue(!changes.contains("UpdateUserPoolClient"), changes::toString);
        assertEquals(version, stack.secret().versions().all().getLast().id());
        assertEquals("Read orders", server().scopes().getFirst().description());
    }

    @Test
    void keepsTheClientWhenOnlyScopeOrderChanges() {
        assertEquals(Platform.MARKS, changes(Orders.withScopes("write", "read")));
    }

    @Test
    void writesOnlyItsMarkIfOnlyTheRevisionChanges() {
        assertEquals(Platform.MARKS, changes(Orders.withScopes("read", "write") + "Revision: again\n"));
        assertScopes("orders/read orders/write");
    }

    @Test
    void narrowsTheClientAndLeavesTheServer() {
        List<String> changes =
                changes(Orders.withScopes("read", "write") + "Client: {AllowedOAuthScopes: [orders/read]}\n");
        assertTrue(!changes.contains("UpdateResourceServer"), changes::toString);
        assertScopes("orders/read");
        assertEquals(List.of("read", "write"), serverScopes());
    }

    @Test
    void renamesTheServerInPlace() {
        changes(Orders.withScopes("read", "write")
                .replace("{Identifier: orders", "{Identifier: orders, Name: All of it"));
        assertEquals("All of it", server().name());
        assertScopes("orders/read orders/write");
    }

    @Test
    void movesToAnotherIdentifierWithTheSameClient() {
        String clientId = stack.attribute("ClientId");
        List<String> changes = changes(Orders.server("shipping", "read") + Orders.domain(Orders.PREFIX));
        assertEquals(
                List.of("CreateResourceServer", "UpdateUserPoolClient", "DeleteResourceServer"),
                changes.stream()
                        .filter(name -> name.matches(".*(ResourceServer|PoolClient)"))
                        .toList());
        assertScopes("shipping/read");
        assertEquals("shipping", stack.attribute("ResourceServerIdentifier"));
        assertEquals(clientId, stack.attribute("ClientId"));
        assertEquals(List.of("shipping"), servers());
    }

    @Test
    void givesUpItsServerForTheScopesOfAnothers() {
        new Existing(platform).server("billing", "billing", Map.of("pay", "Pay"));
        changes("UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [billing/pay]}\n" + Orders.domain(Orders.PREFIX));
        assertScopes("billing/pay");
        assertEquals(List.of("billing"), servers());
        assertTrue(!stack.stack().resource("Credentials").attributes().containsKey("ResourceServerIdentifier"));
    }

    private List<String> changes(String properties) {
        List<String> changes = platform.changeNames(() -> stack.update(properties));
        stack.is(UPDATE_COMPLETE);
        return changes;
    }

    private void assertScopes(String scopes) {
        assertEquals(Set.of(scopes.split(" ")), stack.granted());
        assertEquals(scopes, stack.attribute("Scope"));
        assertEquals(scopes, stack.credential().get("scope"));
    }

    private ResourceServer server() {
        return platform.aws().cognito().servers(platform.pool()).getFirst();
    }

    private List<String> servers() {
        return platform.aws().cognito().servers(platform.pool()).stream()
                .map(ResourceServer::identifier)
                .toList();
    }

    private List<String> serverScopes() {
        return server().scopes().stream().map(ResourceServer.Scope::name).toList();
    }
}
