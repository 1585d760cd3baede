package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.cognito.ResourceServer;
import io.github.cognitom2m.emulator.iam.AccessKey;
import io.github.cognitom2m.emulator.iam.Identity;
import io.github.cognitom2m.emulator.iam.Policies;
import io.github.cognitom2m.emulator.iam.Statement;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With the service control policy, nobody but the provider's roles can write a ledger, and these still can. */
final class ProtectLedgerTest {
    private static final String KEY = "AKIAATTACKER00000000";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @BeforeEach
    void somebodyMayDoEverythingWithSecrets() throws IOException {
        platform.aws()
                .iam()
                .attach(
                        KEY,
                        Identity.user(
                                "arn:aws:iam::123456789012:user/attacker",
                                Statement.all(
                                        JSON.std.mapFrom(
                                                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"secretsmanager:*\", \"Resource\": \"*\"}}"))));
    }

    /** A server that nobody's ledger has is deleted with the stack whose tags were forged. */
    @Test
    void withoutItAForgedTagDeletesWhatNoLedgerHas() throws IOException {
        Deployed attacker = attacker();
        assertEquals(200, forge(attacker.arn()).status());
        attacker.delete().is(DELETE_COMPLETE);
        assertFalse(isThere("orders"));
    }

    @Test
    void withItNoTagIsForged() throws IOException {
        protect();
        Deployed attacker = attacker();
        Answer refusal = forge(attacker.arn());
        assertTrue(refusal.body().contains("with an explicit deny in a service control policy"), refusal.body());
        attacker.delete().is(DELETE_COMPLETE);
        assertTrue(isThere("orders"));
    }

    @Test
    void withItNoLedgerIsMadeOrTakenOff() throws IOException {
        protect();
        Deployed victim = platform.deploy("victim", Orders.server("mine", "read"));
        Answer made = call(
                "CreateSecret",
                Map.of(
                        "Name", "m2m/forged",
                        "ClientRequestToken", "0".repeat(32),
                        "Tags", List.of(Map.of("Key", "cognito-m2m:format", "Value", "1"))));
        Answer taken = call("UntagResource", Map.of("SecretId", victim.arn(), "TagKeys", List.of("cognito-m2m:stack")));
        for (Answer refusal : List.of(made, taken)) {
            assertTrue(refusal.body().contains("with an explicit deny in a service control policy"), refusal.body());
        }
        Answer other = call(
                "TagResource",
                Map.of("SecretId", victim.arn(), "Tags", List.of(Map.of("Key", "team", "Value", "orders"))));
        assertEquals(200, other.status(), other.body());
    }

    @Test
    void withItTheProvidersRolesDoTheirWork() {
        protect();
        Deployed stack = platform.deploy("orders", Orders.withScopes("read")).is(CREATE_COMPLETE);
        stack.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
        new Rotating(stack).rotate();
        assertTrue(stack.tags().containsKey("cognito-m2m:secret-created"), stack.tags()::toString);
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    private void protect() {
        platform.aws().iam().control(Policies.statements(Path.of("policies/protect-ledger.json")));
    }

    /** The attacker's own stack, beside a resource server that somebody has made by hand. */
    private Deployed attacker() {
        new Existing(platform).server("read");
        return platform.deploy("attacker", Orders.server("mine", "read")).is(CREATE_COMPLETE);
    }

    private Answer forge(String arn) throws IOException {
        return call(
                "TagResource",
                Map.of(
                        "SecretId",
                        arn,
                        "Tags",
                        List.of(Map.of("Key", "cognito-m2m:resource-server-2", "Value", "made orders"))));
    }

    private boolean isThere(String server) {
        return platform.aws().cognito().servers(platform.pool()).stream()
                .map(ResourceServer::identifier)
                .anyMatch(server::equals);
    }

    /** Calls Secrets Manager as the attacker. */
    private Answer call(String operation, Map<String, Object> input) throws IOException {
        return platform.aws()
                .network()
                .handle(new Query(
                        "POST",
                        URI.create("https://" + platform.aws().place().apiHost("secretsmanager") + "/"),
                        Map.of(
                                "x-amz-target",
                                "secretsmanager." + operation,
                                "authorization",
                                AccessKey.authorization(KEY)),
                        JSON.std.asString(input)));
    }
}
