package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing is adopted that the platform does not let stacks adopt, and an adopted client loses nothing later either. */
final class AdoptionConsentTest {
    private static final String ADOPTING = Orders.withScopes("read", "write") + "AdoptExisting: true\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Existing existing = new Existing(platform);

    @Test
    void withoutConsentNoClientIsCopied() {
        existing.server("read", "write");
        Object id = existing.client("orders/read").get("ClientId");
        consent("servers");
        Deployed stack = platform.deploy("orders", adopting(id, "orders/read")).is(ROLLBACK_COMPLETE);
        assertTrue(
                stack.failure().contains("the parameter Adoption of the provider's stack is servers; ask"),
                stack::failure);
        assertTrue(platform.aws().secretsManager().secrets().stream()
                .allMatch(secret -> secret.currentValue().isEmpty()));
    }

    @Test
    void withoutConsentNoServerAndNoDomainIsTaken() {
        existing.server("read");
        consent("none");
        Deployed server = platform.deploy("orders", ADOPTING).is(ROLLBACK_COMPLETE);
        assertTrue(
                server.failure().contains("ResourceServer.Identifier: the resource-server 'orders'"), server::failure);
        existing.domain(Orders.PREFIX);
        Deployed domain = platform.deploy(
                        "shipping",
                        Orders.server("shipping", "send") + Orders.domain(Orders.PREFIX) + "AdoptExisting: true\n")
                .is(ROLLBACK_COMPLETE);
        assertTrue(domain.failure().contains("Domain.Domain: the domain"), domain::failure);
        Deployed update =
                platform.deploy("billing", Orders.server("billing", "send")).is(CREATE_COMPLETE);
        update.update(Orders.server("orders", "read") + "AdoptExisting: true\n").is(UPDATE_ROLLBACK_COMPLETE);
    }

    @Test
    void serversAreAdoptedWithConsentToThemAlone() {
        existing.server("read");
        existing.domain(Orders.PREFIX);
        consent("servers");
        platform.deploy("orders", ADOPTING).is(CREATE_COMPLETE);
    }

    @Test
    void whatIsAdoptedKeepsWorkingWhenTheConsentEnds() {
        existing.server("read", "write");
        Object id = existing.client("orders/read").get("ClientId");
        Deployed stack = platform.deploy("orders", adopting(id, "orders/read")).is(CREATE_COMPLETE);
        consent("none");
        stack.update(adopting(id, "orders/read, orders/write")).is(UPDATE_COMPLETE);
    }

    @Test
    void whatARollbackTakesBackNeedsNoConsent() {
        existing.server("read", "write");
        existing.domain(Orders.PREFIX);
        Deployed stack = platform.deploy("orders", ADOPTING).is(CREATE_COMPLETE);
        consent("none");
        stack.updateThenFail("UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [orders/read]}\n")
                .is(UPDATE_ROLLBACK_COMPLETE);
        stack.updateThenFail(Orders.server("other", "read")).is(UPDATE_ROLLBACK_COMPLETE);
        stack.update(ADOPTING + "Revision: 2\n").is(UPDATE_COMPLETE);
    }

    @Test
    void anAdoptedClientLosesNoScopeThatOthersGaveIt() {
        existing.server("read", "write");
        Map<String, Object> client = existing.client("orders/read");
        Deployed stack = platform.deploy("orders", adopting(client.get("ClientId"), "orders/read"))
                .is(CREATE_COMPLETE);
        platform.cognito(
                "UpdateUserPoolClient",
                Map.of(
                        "UserPoolId", platform.pool(),
                        "ClientId", String.valueOf(client.get("ClientId")),
                        "AllowedOAuthFlows", List.of("client_credentials"),
                        "AllowedOAuthFlowsUserPoolClient", true,
                        "AllowedOAuthScopes", List.of("orders/read", "orders/write")));
        stack.update(adopting(client.get("ClientId"), "orders/read") + "Revision: 2\n")
                .is(UPDATE_COMPLETE);
        assertEquals(List.of("orders/read", "orders/write"), stack.client().scopes());
    }

    private static String adopting(Object clientId, String scopes) {
        return ADOPTING + "Client: {ClientId: " + clientId + ", AllowedOAuthScopes: [" + scopes + "]}\n";
    }

    private void consent(String adoption) {
        Stack provider = platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow();
        provider.update(Template.load(Path.of("template.yaml")), Map.of("ProviderOnly", "true", "Adoption", adoption));
        assertEquals(UPDATE_COMPLETE, provider.status());
    }
}
