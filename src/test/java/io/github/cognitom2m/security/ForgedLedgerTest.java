package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

    private void assertVictimIsWhole() {
        assertEquals(
                List.of("orders"),
                platform.aws().cognito().servers(platform.pool()).stream()
                        .map(ResourceServer::identifier)
                        .toList());
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
