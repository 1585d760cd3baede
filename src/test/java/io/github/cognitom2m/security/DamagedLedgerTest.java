package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cognito.AppClient;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tag of the ledger that somebody has forged or damaged fails no Delete, and what no longer shows whose it is stays. */
final class DamagedLedgerTest {
    private static final String ORDERS = Orders.withScopes("read");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @ParameterizedTest
    @CsvSource({
        "format, whatever",
        "format, 2",
        "stack, whatever",
        "pool, whatever and more",
        "pool, us-east-1_Another",
        "resource-server, whatever",
        "client, made",
        "client, made a-name",
        "domain, made a name",
        "next, whatever",
    })
    void aDeleteLeavesASecretWhoseLedgerCannotBeRead(String tag, String value) {
        Deployed stack = platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
        damage(stack.arn(), tag, value);
        Secret before = stack.secret();
        stack.delete().is(DELETE_COMPLETE);
        assertTrue(stack.log().contains("was left in place: it has no tags cognito-m2m:*"), stack::log);
        assertEquals(before, secret(before.arn()));
    }

    /** The name of the client alone shows whose it is, so that nobody can use what is left. */
    @Test
    void itsClientGoesByItsWholeName() {
        Deployed stack = platform.deploy("orders", ORDERS);
        damage(stack.arn(), "format", "whatever");
        stack.delete().is(DELETE_COMPLETE);
        assertEquals(List.of(), platform.aws().cognito().clients(platform.pool()));
    }

    @Test
    void aClientThatIsToStayStays() {
        Deployed stack = platform.deploy("orders", ORDERS + "Client: {Retain: true}\n");
        List<AppClient> before = platform.aws().cognito().clients(platform.pool());
        damage(stack.arn(), "format", "whatever");
        stack.delete().is(DELETE_COMPLETE);
        assertEquals(before, platform.aws().cognito().clients(platform.pool()));
    }

    @ParameterizedTest
    @CsvSource({
        "stack, arn:aws:cloudformation:us-east-1:123456789012:stack/other/one",
        "resource, Others",
    })
    void aDeleteLeavesWhatIsSaidToBelongToAnotherResource(String tag, String value) {
        Deployed stack = platform.deploy("orders", ORDERS);
        damage(stack.arn(), tag, value);
        Secret before = stack.secret();
        stack.delete().is(DELETE_COMPLETE);
        assertTrue(stack.log().contains("was left in place"), stack::log);
        assertEquals(before, secret(before.arn()));
        assertEquals(1, platform.aws().cognito().clients(platform.pool()).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"format", "stack"})
    void aCreateThatMeetsOneIsRefusedAndRolledBack(String tag) {
        String name = "m2m/orders/Credentials/" + platform.pool();
        String arn = String.valueOf(
                platform.secretsManager("CreateSecret", Map.of("Name", name, "ClientRequestToken", "0".repeat(32)))
                        .get("ARN"));
        damage(arn, "format", "1");
        damage(arn, tag, "whatever");
        Secret before = secret(arn);
        platform.deploy("orders", ORDERS).is(ROLLBACK_COMPLETE).delete().is(DELETE_COMPLETE);
        assertEquals(before, secret(arn));
    }

    private Secret secret(String arn) {
        return platform.aws().secretsManager().secret(arn).orElseThrow();
    }

    private void damage(String arn, String tag, String value) {
        platform.aws().tag(arn, Map.of("cognito-m2m:" + tag, value));
    }
}
