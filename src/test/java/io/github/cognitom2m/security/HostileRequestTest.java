package io.github.cognitom2m.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.SignedEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        List<Call> changes = platform.changes(() -> sendAbout(event, victim.arn()));
        assertEquals(before, victim.secret());
        assertEquals(Set.of("orders/read"), victim.granted());
        assertTrue(
                changes.stream()
                        .noneMatch(call -> victim.arn().equals(call.input().get("SecretId"))),
                changes::toString);
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
    @ValueSource(strings = {"delete", "update"})
    void leavesASecretWithoutALedgerAlone(String event) {
        Object arn = platform.secretsManager(
                        "CreateSecret",
                        Map.of(
                                "Name",
                                "m2m/cognito-m2m-dev/Credentials/" + platform.pool(),
                                "SecretString",
                                "kept",
                                "ClientRequestToken",
                                "0".repeat(32)))
                .get("ARN");
        List<Secret> before = platform.aws().secretsManager().secrets();
        List<Call> changes = platform.changes(() -> sendAbout(event, String.valueOf(arn)));
        assertEquals(before, platform.aws().secretsManager().secrets());
        assertEquals(List.of(), changes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m2m/made-up-",
                "m2m/victim/Credentials/us-east-1_AbCdEf123-",
                "m2m/cognito-m2m-dev/Credentials/us-east-1_AbCdEf123-"
            })
    void deletesNoClientForAMadeUpSecretWhoseNameEndsAlike(String name) {
        String suffix = victim.arn().substring(victim.arn().length() - 6);
        sendAbout(
                "delete",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:"
                        + name.replace("us-east-1_AbCdEf123", platform.pool()) + suffix);
        assertEquals(Set.of("orders/read"), victim.granted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "delete"})
    void doesNothingForAStackOfAnotherPlace(String event) throws IOException {
        for (String place : List.of("us-east-1:999999999999", "eu-west-1:123456789012")) {
            Map<String, Object> request = events.read(event, victim.arn());
            request.put(
                    "StackId",
                    "arn:aws:cloudformation:" + place + ":stack/cognito-m2m-dev/5b1c7a90-c0f3-11f1-9d2e-0eb85d5eff9b");
            List<Call> changes = platform.changes(() -> send(request));
            assertEquals(List.of(), changes);
            assertTrue(String.valueOf(events.answerTo(request).get("Reason")).startsWith("StackId: "));
        }
    }

    @Test
    void doesNothingForARequestFromTheFuture() throws IOException {
        Map<String, Object> request = events.read("delete", victim.arn());
        request.put("StackId", victim.stack().id());
        request.put(
                "ResponseURL",
                String.valueOf(request.get("ResponseURL")).replaceAll("X-Amz-Date=\\d{8}", "X-Amz-Date=20990101"));
        List<Call> changes = platform.changes(() -> send(request));
        assertEquals(List.of(), changes);
        assertEquals(Set.of("orders/read"), victim.granted());
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
    private Map<String, Object> sendAbout(String name, String physicalId) {
        try {
            Map<String, Object> event = events.read(name, physicalId);
            send(event);
            return events.answerTo(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(Map<String, Object> event) {
        String token =
                platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow().output("ServiceToken");
        try {
            platform.cloudFormation().functions().invoke(token, JSON.std.asString(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
