package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.secretsmanager.RotationEvent;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that was adopted belongs to one ledger: what another one claims as well is neither adopted, rotated nor deleted. */
final class ContestedClientTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Existing existing = new Existing(platform);
    private Object clientId = "";

    @BeforeEach
    void aClientThatSomebodyMade() {
        existing.server("read");
        existing.domain("machines");
        clientId = existing.client("orders/read").get("ClientId");
    }

    @Test
    void noSecondStackAdoptsIt() {
        Deployed first = adopting("first", "").is(CREATE_COMPLETE);
        Deployed second = adopting("second", "").is(ROLLBACK_COMPLETE);
        assertTrue(second.failure().contains("belongs to resource Credentials of stack arn:"), second::failure);
        assertTrue(second.failure().contains("/first/"), second::failure);
        first.delete().is(DELETE_COMPLETE);
        adopting("third", "").is(CREATE_COMPLETE);
    }

    @Test
    void itIsNotRotatedWhereAnotherLedgerHasItToo() {
        Rotating rotating = new Rotating(adopting("first", "").is(CREATE_COMPLETE));
        String forged = forged();
        List<String> before = rotating.secretIds();
        rotating.begin();
        RotationEvent end = rotating.attempt();
        assertEquals("RotationFailed", end.name());
        assertTrue(end.detail().contains("was not rotated, because resource unknown of stack unknown"), end.detail());
        assertTrue(end.detail().contains("m2m/forged"), end.detail());
        assertEquals(before, rotating.secretIds());
        platform.secretsManager("UntagResource", Map.of("SecretId", forged, "TagKeys", List.of("cognito-m2m:client")));
        assertEquals("RotationSucceeded", rotating.attempt().name());
    }

    @Test
    void aDeleteLeavesItAndSucceeds() {
        Deployed first = adopting("first", "");
        // What is adopted is the stack's own from the next update on.
        first.update(properties("Retain: false, ") + "Revision: 2\n").is(UPDATE_COMPLETE);
        forged();
        first.delete().is(DELETE_COMPLETE);
        assertTrue(first.log().contains("was left as it is: the tags of secret"), first::log);
        assertEquals(1, platform.aws().cognito().clients(platform.pool()).size());
    }

    private Deployed adopting(String name, String retain) {
        return platform.deploy(name, properties(retain));
    }

    private String properties(String retain) {
        return "UserPoolId: !Ref Pool\nClient: {" + retain + "ClientId: " + clientId
                + ", AllowedOAuthScopes: [orders/read]}\nAdoptExisting: true\n";
    }

    /** Somebody's secret with a tag that claims the client. */
    private String forged() {
        return String.valueOf(platform.secretsManager(
                        "CreateSecret",
                        Map.of(
                                "Name",
                                "m2m/forged",
                                "ClientRequestToken",
                                "0".repeat(32),
                                "Tags",
                                List.of(
                                        Map.of("Key", "cognito-m2m:pool", "Value", platform.pool()),
                                        Map.of("Key", "cognito-m2m:client", "Value", "adopted " + clientId))))
                .get("ARN"));
    }
}
