package io.github.cognitom2m.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.SignedEvents;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request may name whatever it likes: what another stack or somebody else has stays as it is. */
final class HostileRequestTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed victim = platform.deploy("victim", Orders.withScopes("read"));
    private final SignedEvents events = new SignedEvents(platform.aws(), platform.pool());

    @ParameterizedTest
    @ValueSource(strings = {"delete", "update", "rollback-update", "update-replacement"})
    void leavesTheSecretOfAnotherStackAlone(String event) throws IOException {
        Secret before = victim.secret();
        sendAbout(event, victim.arn());
        assertEquals(before, victim.secret());
        assertEquals(Set.of("orders/read"), victim.granted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "update"})
    void leavesASecretOutsideThePrefixAlone(String event) throws IOException {
        platform.secretsManager(
                "CreateSecret",
                Map.of(
                        "Name",
                        "payroll/salaries",
                        "SecretString",
                        "kept",
                        "ClientRequestToken",
                        "0".repeat(32),
                        "Tags",
                        theTagsOf(victim)));
        Secret before =
                platform.aws().secretsManager().secret("payroll/salaries").orElseThrow();
        Map<String, Object> answer = sendAbout(event, before.arn());
        assertEquals("FAILED", answer.get("Status"), answer::toString);
        assertEquals(
                before,
                platform.aws().secretsManager().secret("payroll/salaries").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:secretsmanager:us-east-1:999999999999:secret:m2m/theirs-AbCdEf",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:m2m/elsewhere-AbCdEf",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:*",
                "m2m/victim",
                "../../secret",
            })
    void changesNothingForAnIdThatIsNone(String physicalId) throws IOException {
        Secret before = victim.secret();
        sendAbout("delete", physicalId);
        assertEquals(before, victim.secret());
        assertEquals(1, platform.aws().cognito().clients(platform.pool()).size());
    }

    @Test
    void doesNotTakeANamesPathForAWayOutOfThePrefix() {
        Deployed stack = platform.deploy(
                "hostile", Orders.server("hostile", "read") + "Secret: {Name: 'm2m/../payroll/salaries'}\n");
        assertEquals(
                List.of(),
                platform.aws().secretsManager().secrets().stream()
                        .map(Secret::name)
                        .filter(name -> !name.startsWith("m2m/"))
                        .toList());
        stack.delete();
    }

    private static List<Map<String, String>> theTagsOf(Deployed stack) {
        return stack.tags().entrySet().stream()
                .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }

    /** Sends an event of another stack than the victim's, and answers what the provider said. */
    private Map<String, Object> sendAbout(String name, String physicalId) throws IOException {
        Map<String, Object> event = events.read(name, physicalId);
        String token =
                platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow().output("ServiceToken");
        platform.cloudFormation().functions().invoke(token, JSON.std.asString(event));
        return events.answerTo(event);
    }
}
