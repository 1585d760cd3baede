package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cognito.AppClient;
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

/** What exists already is taken over where the stack says so, never deleted, and never made less. */
final class AdoptionTest {
    private static final String ADOPTING = Orders.withScopes("read", "write") + "AdoptExisting: true\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Existing existing = new Existing(platform);

    @Test
    void takesOverServerAndDomainAndLeavesThemWhenItGoes() {
        existing.server("read");
        existing.domain(Orders.PREFIX);
        Deployed stack = platform.deploy("orders", ADOPTING).is(CREATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
        stack.delete().is(DELETE_COMPLETE);
        assertEquals(List.of("orders"), servers());
        assertEquals(1, platform.aws().cognito().domains().size());
        assertEquals(List.of(), platform.aws().cognito().clients(platform.pool()));
    }

    @Test
    void refusesServersAndDomainsThatItMayNotAdopt() {
        existing.server("read");
        existing.domain(Orders.PREFIX);
        Deployed server = platform.deploy("orders", Orders.withScopes("read")).is(ROLLBACK_COMPLETE);
        assertTrue(server.failure().contains("ResourceServer.Identifier: "), server::failure);
        assertTrue(server.failure().contains("AdoptExisting: true"), server::failure);
        Deployed domain = platform.deploy("shipping", Orders.server("shipping", "send") + Orders.domain(Orders.PREFIX))
                .is(ROLLBACK_COMPLETE);
        assertTrue(domain.failure().contains("Domain.Domain: "), domain::failure);
        assertTrue(domain.failure().contains("AdoptExisting: true"), domain::failure);
        assertEquals(List.of("orders"), servers());
        assertEquals(List.of("read"), scopes());
        assertEquals(1, platform.aws().cognito().domains().size());
    }

    @Test
    void refusesToTakeScopesAwayFromAnAdoptedServer() {
        existing.server("read", "special");
        Deployed stack = platform.deploy("orders", ADOPTING).is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("would take away its scopes special"), stack::failure);
        assertEquals(List.of("read", "special"), scopes());
        stack.delete();
        assertEquals(List.of("read", "special"), scopes());
    }

    @Test
    void takesFromAnAdoptedServerLaterOnlyWhatItHasDeclared() {
        existing.server("read");
        Deployed stack = platform.deploy("orders", ADOPTING).is(CREATE_COMPLETE);
        existing.scopes("read", "special", "write");
        stack.update(Orders.withScopes("read") + "AdoptExisting: true\n").is(UPDATE_COMPLETE);
        assertEquals(List.of("read", "special"), scopes());
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    @Test
    void takesOverAClientWithItsSecretAndLeavesBothWhenItGoes() {
        existing.server("read", "write");
        Map<String, Object> client = existing.client("orders/read");
        Deployed stack = platform.deploy("orders", adopting(client)).is(CREATE_COMPLETE);
        assertEquals(client.get("ClientId"), stack.attribute("ClientId"));
        assertEquals(client.get("ClientSecret"), stack.credential().get("client_secret"));
        assertEquals("by-hand", stack.attribute("ClientName"));
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
        stack.update(adopting(client) + "Revision: 2\n").is(UPDATE_COMPLETE);
        String arn = stack.arn();
        stack.delete().is(DELETE_COMPLETE);
        assertEquals(
                List.of(client.get("ClientId")),
                platform.aws().cognito().clients(platform.pool()).stream()
                        .map(AppClient::id)
                        .toList());
        assertTrue(platform.aws()
                .secretsManager()
                .secret(arn)
                .orElseThrow()
                .deletedAt()
                .isEmpty());
        assertEquals(List.of("orders"), servers());
    }

    @Test
    void isAdoptedAgainAfterItsStackIsGone() {
        existing.server("read", "write");
        Map<String, Object> client = existing.client("orders/read");
        platform.deploy("orders", adopting(client)).delete().is(DELETE_COMPLETE);
        Deployed again = platform.deploy("orders", adopting(client)).is(CREATE_COMPLETE);
        assertEquals(client.get("ClientId"), again.attribute("ClientId"));
        assertEquals(Set.of("orders/read", "orders/write"), again.granted());
    }

    @Test
    void refusesAClientThatWouldLoseScopes() {
        existing.server("read", "write");
        Map<String, Object> client = existing.client("orders/write");
        String failure = refusal(adopting(client, ", AllowedOAuthScopes: [orders/read]"));
        assertTrue(
                failure.contains("would lose scopes that are not in Client.AllowedOAuthScopes: orders/write"), failure);
    }

    @Test
    void refusesAClientThroughWhichUsersSignIn() {
        existing.server("read", "write");
        Map<String, Object> client = existing.clientWith(Map.of("ExplicitAuthFlows", List.of("ALLOW_USER_AUTH")));
        String failure = refusal(adopting(client));
        assertTrue(failure.contains("lets users sign in"), failure);
        assertTrue(failure.contains("ALLOW_USER_AUTH"), failure);
    }

    @Test
    void refusesAClientWithASecondSecret() {
        existing.server("read", "write");
        Map<String, Object> client = existing.client("orders/read");
        platform.cognito(
                "AddUserPoolClientSecret",
                Map.of("UserPoolId", platform.pool(), "ClientId", String.valueOf(client.get("ClientId"))));
        String failure = refusal(adopting(client));
        assertTrue(failure.contains("has a second secret"), failure);
    }

    @Test
    void refusesAClientThatIsNotThere() {
        existing.server("read", "write");
        String failure = refusal(adopting(Map.of("ClientId", "absent")));
        assertTrue(failure.contains("Client.ClientId: the user pool has no client 'absent'"), failure);
    }

    private String refusal(String properties) {
        List<AppClient> before = platform.aws().cognito().clients(platform.pool());
        Deployed stack = platform.deploy("orders", properties).is(ROLLBACK_COMPLETE);
        String failure = stack.failure();
        stack.delete().is(DELETE_COMPLETE);
        assertEquals(before, platform.aws().cognito().clients(platform.pool()));
        assertEquals(List.of("orders"), servers());
        assertEquals(List.of(), platform.aws().cognito().domains());
        return failure;
    }

    private static String adopting(Map<String, Object> client) {
        return adopting(client, "");
    }

    private static String adopting(Map<String, Object> client, String further) {
        return ADOPTING + "Client: {ClientId: " + client.get("ClientId") + further + "}\n";
    }

    private List<String> servers() {
        return platform.aws().cognito().servers(platform.pool()).stream()
                .map(ResourceServer::identifier)
                .toList();
    }

    private List<String> scopes() {
        return platform.aws().cognito().servers(platform.pool()).getFirst().scopes().stream()
                .map(ResourceServer.Scope::name)
                .toList();
    }
}
