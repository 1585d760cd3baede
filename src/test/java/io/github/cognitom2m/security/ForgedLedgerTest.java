package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cognito.AppClient;
import io.github.cognitom2m.emulator.cognito.ResourceServer;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags are a claim, not proof: whoever may tag secrets takes nothing from other stacks. */
final class ForgedLedgerTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed victim =
            platform.deploy("victim", Orders.withScopes("read")).is(CREATE_COMPLETE);

    @Test
    void aDeleteLeavesWhatAnotherLedgerClaims() {
        Deployed attacker = platform.deploy("attacker", Orders.server("mine", "read"));
        forge(attacker.arn(), Map.of("resource-server-2", "made orders", "domain", "made " + Orders.PREFIX));
        attacker.delete().is(DELETE_COMPLETE);
        assertVictimIsWhole();
        victim.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void aDeleteLeavesTheClientOfAnotherStack() {
        Deployed attacker = platform.deploy("attacker", Orders.server("mine", "read"));
        forge(attacker.arn(), Map.of("client", "made " + victim.attribute("ClientId")));
        attacker.delete().is(DELETE_COMPLETE);
        assertVictimIsWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"made ", "adopted "})
    void anUpdateNeitherCopiesNorChangesTheClientOfAnotherStack(String state) {
        Deployed attacker = platform.deploy("attacker", Orders.server("mine", "read"));
        AppClient before = victim.client();
        forge(attacker.arn(), Map.of("client", state + victim.attribute("ClientId")));
        putValue(
                attacker.arn(),
                "{\"client_id\": \"" + before.id() + "\", \"client_secret\": \"guessed\","
                        + " \"token_endpoint\": \"t\", \"scope\": \"s\", \"issuer\": \"i\", \"jwks_uri\": \"j\"}");
        attacker.update(Orders.server("mine", "read") + "Client: {AccessTokenValidity: 5, TokenValidityUnits:"
                + " {AccessToken: minutes}}\n");
        assertEquals(before, victim.client());
        assertNotEquals(
                victim.credential().get("client_secret"), attacker.credential().get("client_secret"));
    }

    @Test
    void anUpdateNeitherChangesNorDropsWhatAnotherLedgerClaims() {
        Deployed attacker = platform.deploy("attacker", Orders.server("mine", "read"));
        forge(attacker.arn(), Map.of("resource-server-2", "made orders", "domain", "made " + Orders.PREFIX));
        attacker.update(Orders.server("orders", "steal") + "Client: {AllowedOAuthScopes: [orders/read]}\n");
        assertVictimIsWhole();
        assertEquals(List.of("read"), scopesOfOrders());
        attacker.update(Orders.server("mine", "read", "write"));
        assertVictimIsWhole();
    }

    private List<String> scopesOfOrders() {
        return platform.aws().cognito().servers(platform.pool()).stream()
                .filter(server -> server.identifier().equals("orders"))
                .flatMap(server -> server.scopes().stream())
                .map(ResourceServer.Scope::name)
                .toList();
    }

    @Test
    void aCreateThatReleasesAnUnfinishedClaimDeletesNothingOfOthers() {
        String name = "m2m/attacker/Credentials/" + platform.pool();
        Map<String, Object> made =
                platform.secretsManager("CreateSecret", Map.of("Name", name, "ClientRequestToken", "0".repeat(32)));
        forge(
                String.valueOf(made.get("ARN")),
                Map.of(
                        "format", "1",
                        "stack", "arn:aws:cloudformation:us-east-1:123456789012:stack/attacker/before",
                        "resource", "Credentials",
                        "pool", platform.pool(),
                        "request", "before",
                        "claim", "before",
                        "resource-server", "made orders",
                        "domain", "made " + Orders.PREFIX,
                        "client", "made " + victim.attribute("ClientId")));
        platform.deploy("attacker", Orders.server("mine", "read")).is(CREATE_COMPLETE);
        assertVictimIsWhole();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2099-01-01T00:00:00Z 2026-11-22T10:00:00Z Update forged",
                "2026-11-22T10:00:00Z 2099-01-01T00:00:00Z Update forged",
                "2099-01-01T00:00:00Z 2099-01-01T00:00:00Z Delete forged",
                "whatever",
            })
    void oneForgedTagLocksNothing(String lease) {
        forge(victim.arn(), Map.of("run-forged", lease));
        victim.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
        forge(victim.arn(), Map.of("run-forged", lease));
        victim.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    private void putValue(String arn, String value) {
        platform.secretsManager(
                "PutSecretValue", Map.of("SecretId", arn, "SecretString", value, "ClientRequestToken", "1".repeat(32)));
    }

    private void assertVictimIsWhole() {
        assertTrue(platform.aws().cognito().servers(platform.pool()).stream()
                .map(ResourceServer::identifier)
                .anyMatch("orders"::equals));
        assertEquals(1, platform.aws().cognito().domains().size());
        assertEquals(Set.of("orders/read"), victim.granted());
    }

    private void forge(String arn, Map<String, String> ledger) {
        platform.secretsManager("TagResource", Map.of("SecretId", arn, "Tags", tags(ledger)));
    }

    private static List<Map<String, String>> tags(Map<String, String> ledger) {
        Map<String, String> named = new HashMap<>();
        ledger.forEach((name, value) -> named.put("cognito-m2m:" + name, value));
        return named.entrySet().stream()
                .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }
}
