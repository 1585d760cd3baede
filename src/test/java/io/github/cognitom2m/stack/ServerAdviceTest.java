package io.github.cognitom2m.stack;

import io.github.cognitom2m.emulator.cognito.Quotas;
import io.github.cognitom2m.support.Attempts;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.Reasons;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Following the reason's advice leads to credentials after a resource server, the pool or an earlier stack prevented
 * them.
 */
final class ServerAdviceTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String SERVER = Orders.server("orders", "read");
    private static final String NOTHING_OWNED = "UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [orders/read]}\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Attempts attempts = new Attempts(platform);
    private final Existing existing = new Existing(platform);
    private final Reasons reasons = new Reasons(platform);

    @Test
    void anotherIdentifierIsFree() {
        existing.server("read");
        attempts.refused(ORDERS, "choose another identifier");
        attempts.succeeds("billing", Orders.server("billing", "read") + Orders.domain(Orders.PREFIX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Client: {AllowedOAuthScopes: [orders/read]}\n",
                "ResourceServer: {Identifier: orders, Scopes: [{ScopeName: read, ScopeDescription: r}]}\nAdoptExisting: true\n"
            })
    void aServerOfSomebodyElseIsUsedOrAdopted(String remedy) {
        existing.server("read");
        attempts.refused(
                ORDERS, "leave ResourceServer out and name its scopes in Client.AllowedOAuthScopes, or take it over");
        attempts.succeeds("UserPoolId: !Ref Pool\n" + Orders.domain(Orders.PREFIX) + remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "billing"})
    void aServerThatAppearedMeanwhileIsAdoptedOrAvoided(String identifier) {
        reasons.before("CreateResourceServer", () -> existing.server("read"));
        attempts.refused(ORDERS, "choose another identifier, or take it over with AdoptExisting: true");
        attempts.succeeds(
                identifier, Orders.server(identifier, "read") + Orders.domain(Orders.PREFIX) + "AdoptExisting: true\n");
    }

    @Test
    void scopesThatAnAdoptionWouldTakeAwayAreDeclared() {
        existing.server("read", "write");
        attempts.refused(ORDERS + "AdoptExisting: true\n", "declare them too");
        attempts.succeeds(Orders.withScopes("read", "write")
                + "AdoptExisting: true\nClient: {AllowedOAuthScopes: [orders/read]}\n");
    }

    @ParameterizedTest
    @CsvSource({"true, Pool, 25", "false, OtherPool, 0", "false, Pool, 300"})
    void aPoolThatIsFullOfServersGetsRoomOrIsReplaced(boolean delete, String pool, int limit) {
        existing.server("read");
        platform.aws().cognito().quotas(Quotas.DEFAULT.withServersPerPool(1));
        String billing = Orders.server("billing", "read") + Orders.domain(Orders.PREFIX);
        attempts.refused(billing, "delete an unused one, request more in Service Quotas, or use another user pool");
        if (delete) {
            platform.cognito("DeleteResourceServer", Map.of("UserPoolId", platform.pool(), "Identifier", "orders"));
        } else if (limit > 0) {
            platform.aws().cognito().quotas(Quotas.DEFAULT.withServersPerPool(limit));
        }
        attempts.succeeds("billing", billing.replace("!Ref Pool", "!Ref " + pool));
    }

    @ParameterizedTest
    @CsvSource({"true, Pool, 1", "false, OtherPool, 1", "false, Pool, 10000"})
    void aPoolThatIsFullOfClientsGetsRoomOrIsReplaced(boolean delete, String pool, int limit) {
        existing.server("pay");
        String client = String.valueOf(existing.client("orders/pay").get("ClientId"));
        platform.aws().cognito().quotas(Quotas.DEFAULT.withClientsPerPool(1));
        String billing = Orders.server("billing", "read") + Orders.domain(Orders.PREFIX);
        attempts.refused(billing, "delete unused ones, request more in Service Quotas, or use another user pool");
        if (delete) {
            platform.cognito("DeleteUserPoolClient", Map.of("UserPoolId", platform.pool(), "ClientId", client));
        }
        platform.aws().cognito().quotas(Quotas.DEFAULT.withClientsPerPool(limit));
        attempts.succeeds("billing", billing.replace("!Ref Pool", "!Ref " + pool));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aScopeIsDeclaredOrItsServerCreatedFirst(boolean declare) {
        attempts.refused(NOTHING_OWNED, "declare the scope in ResourceServer, or create its resource server first");
        if (!declare) {
            existing.server("read");
        }
        attempts.succeeds(declare ? SERVER : NOTHING_OWNED);
    }

    @Test
    void anAbsentPoolIsReplacedByOneThatIsThere() {
        attempts.refused(ORDERS.replace("!Ref Pool", "us-east-1_Absent000"), "correct the id");
        attempts.succeeds(ORDERS);
    }

    @Test
    void aPoolThatGoesMeanwhileIsReplacedByOneThatIsThere() {
        String pool = platform.newPool();
        reasons.before("CreateResourceServer", () -> platform.cognito("DeleteUserPool", Map.of("UserPoolId", pool)));
        attempts.refused(
                ORDERS.replace("!Ref Pool", pool), "somebody else has deleted the user pool; name one that exists");
        attempts.succeeds(ORDERS);
    }

    @Test
    void aServerOfAnotherResourceIsUsedWithoutOwningIt() {
        platform.deploy("api", SERVER);
        attempts.refused(ORDERS, "leave ResourceServer out to use it without owning it");
        attempts.succeeds(NOTHING_OWNED);
    }

    @Test
    void whatAStackKeptIsDeletedByHand() {
        Deployed kept = platform.deployToKeep("orders", ORDERS);
        String arn = kept.arn();
        String client = kept.attribute("ClientId");
        kept.delete();
        attempts.refused(ORDERS, "delete that secret with its client, resource server and domain");
        platform.secretsManager("DeleteSecret", Map.of("SecretId", arn));
        platform.cognito("DeleteUserPoolClient", Map.of("UserPoolId", platform.pool(), "ClientId", client));
        platform.cognito("DeleteUserPoolDomain", Map.of("UserPoolId", platform.pool(), "Domain", Orders.PREFIX));
        platform.cognito("DeleteResourceServer", Map.of("UserPoolId", platform.pool(), "Identifier", "orders"));
        attempts.succeeds(ORDERS);
    }
}
