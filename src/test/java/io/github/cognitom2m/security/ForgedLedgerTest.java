package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_FAILED;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.cognito.AppClient;
import io.github.cognitom2m.emulator.cognito.ResourceServer;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags are a claim, not proof: whoever may tag secrets takes nothing from other stacks. */
final class ForgedLedgerTest {
    private static final String VERSION = "2".repeat(32);

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

    /** What is put back obeys the rules of an Update, whoever wrote it. */
    @Test
    void aDeleteThatPassesForARollbackTakesNothingFromOthers() throws IOException {
        victim.update(Orders.withScopes("read").replace("Scopes:", "SharedWith: [nobody], Scopes:"))
                .is(UPDATE_COMPLETE);
        Deployed attacker =
                platform.deploy("attacker", Orders.server("mine", "read")).is(CREATE_COMPLETE);
        String client = attacker.client().id();
        putVersion(attacker.arn(), Map.of("Client", Map.of("AllowedOAuthScopes", List.of("mine/read", "orders/read"))));
        forge(attacker.arn(), Map.of("previous", "Other request " + VERSION));
        attacker.delete().is(DELETE_FAILED);
        assertTrue(attacker.failure().contains("does not share its scopes"), attacker::failure);
        assertEquals(
                Set.of("mine/read"),
                platform.aws().cognito().clients(platform.pool()).stream()
                        .filter(found -> found.id().equals(client))
                        .flatMap(found -> found.scopes().stream())
                        .collect(Collectors.toSet()));
        assertVictimIsWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ResourceServer", "Domain"})
    void aDeleteThatPassesForARollbackAdoptsNothingOfOthers(String part) throws IOException {
        Deployed attacker =
                platform.deploy("attacker", Orders.server("mine", "read")).is(CREATE_COMPLETE);
        putVersion(
                attacker.arn(),
                Map.of(
                        part,
                        part.equals("Domain")
                                ? Map.of("Domain", Orders.PREFIX)
                                : Map.of("Identifier", "orders", "Scopes", List.of()),
                        "AdoptExisting",
                        "true"));
        forge(attacker.arn(), Map.of("previous", "Other request " + VERSION));
        attacker.delete().is(DELETE_FAILED);
        assertTrue(attacker.failure().contains("has its name back, but not all"), attacker::failure);
        assertVictimIsWhole();
    }

    /** Writes a version such as a rename keeps earlier settings in. */
    private void putVersion(String arn, Map<String, Object> declared) throws IOException {
        Map<String, Object> properties = new HashMap<>(declared);
        properties.put("UserPoolId", platform.pool());
        platform.secretsManager(
                "PutSecretValue",
                Map.of(
                        "SecretId",
                        arn,
                        "SecretString",
                        JSON.std.asString(Map.of("properties", properties)),
                        "ClientRequestToken",
                        VERSION,
                        "VersionStages",
                        List.of("forged")));
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
        Map<String, String> tags = new HashMap<>();
        ledger.forEach((name, value) -> tags.put("cognito-m2m:" + name, value));
        platform.aws().tag(arn, tags);
    }
}
