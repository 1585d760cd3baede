package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code RenamedFrom} moves what a resource has to another logical id, and nobody who uses it notices. */
final class RenameTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String CONSUMER = "UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [orders/read]}\n";
    private static final String FROM = "RenamedFrom: Credentials\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed old = platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
    private final Deployed renamed = old.as("Renamed");
    private final String arn = old.arn();
    private final Map<String, Object> value = old.credential();

    @Test
    void keepsSecretAndClientAndChangesNothingButTheLedger() {
        List<String> changes = platform.changeNames(() -> renamed.update(ORDERS + FROM));
        renamed.is(UPDATE_COMPLETE);
        assertIsTheSame(renamed);
        assertEquals("Renamed", renamed.tags().get("cognito-m2m:resource"));
        assertFalse(renamed.tags().containsKey("cognito-m2m:previous"), renamed.tags()::toString);
        assertTrue(changes.stream().allMatch(name -> name.matches("(Tag|Untag)Resource")), changes::toString);
        assertEquals(value.get("client_id"), renamed.attribute("ClientId"));
        end(renamed);
    }

    @Test
    void goesOnWithThePropertyLeftInPlace() {
        renamed.update(ORDERS + FROM).is(UPDATE_COMPLETE);
        renamed.update(Orders.withScopes("read", "write") + FROM).is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), renamed.granted());
        renamed.updateThenFail(ORDERS + FROM).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), renamed.granted());
        assertEquals(arn, renamed.arn());
        end(renamed);
    }

    @Test
    void goesOnWithThePropertyRemoved() {
        renamed.update(ORDERS + FROM).is(UPDATE_COMPLETE);
        renamed.update(ORDERS).is(UPDATE_COMPLETE);
        assertIsTheSame(renamed);
        end(renamed);
    }

    @Test
    void goesBackWithTheUpdate() {
        renamed.updateThenFail(ORDERS + FROM).is(UPDATE_ROLLBACK_COMPLETE);
        assertIsTheSame(old);
        assertEquals("Credentials", old.tags().get("cognito-m2m:resource"));
        assertFalse(old.tags().containsKey("cognito-m2m:previous"), old.tags()::toString);
        old.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), old.granted());
        end(old);
    }

    @Test
    void succeedsAfterItWasTakenBack() {
        renamed.updateThenFail(ORDERS + FROM).is(UPDATE_ROLLBACK_COMPLETE);
        renamed.update(ORDERS + FROM).is(UPDATE_COMPLETE);
        assertIsTheSame(renamed);
        end(renamed);
    }

    @Test
    void isDoneTwiceAndBack() {
        platform.aws().time().pass(Duration.ofMinutes(6));
        renamed.update(ORDERS + FROM).is(UPDATE_COMPLETE);
        Deployed again = old.as("Again");
        again.updateThenFail(ORDERS + "RenamedFrom: Renamed\n").is(UPDATE_ROLLBACK_COMPLETE);
        assertIsTheSame(renamed);
        again.update(ORDERS + "RenamedFrom: Renamed\n").is(UPDATE_COMPLETE);
        assertIsTheSame(again);
        old.update(ORDERS + "RenamedFrom: Again\n").is(UPDATE_COMPLETE);
        assertIsTheSame(old);
        end(old);
    }

    @Test
    void isDoneInOneUpdateAndTheChangeInTheNext() {
        renamed.update(ORDERS + FROM).is(UPDATE_COMPLETE);
        renamed.update(ORDERS + FROM + "Client: {AccessTokenValidity: 2}\n").is(UPDATE_COMPLETE);
        assertIsTheSame(renamed);
        end(renamed);
    }

    @Test
    void isDoneAfterAnUpdateThatUndoesWhatHandsHaveChanged() {
        new Existing(platform).changeServer("by hand", Map.of());
        renamed.update(ORDERS + FROM).is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(renamed.failure().contains("changes its ResourceServer"), renamed::failure);
        old.update(ORDERS + "Revision: 2\n").is(UPDATE_COMPLETE);
        renamed.update(ORDERS + FROM).is(UPDATE_COMPLETE);
        assertIsTheSame(renamed);
    }

    @Test
    void meansNothingWhereThereIsNothingToRename() {
        end(old);
        Deployed fresh = platform.deploy("billing", ORDERS + FROM.replace("Credentials", "Never"))
                .is(CREATE_COMPLETE);
        assertEquals(Set.of("orders/read"), fresh.granted());
        end(fresh);
    }

    @Test
    void keepsTheDeclaredNamesOfSecretAndClient() {
        String named = ORDERS.replace(Orders.PREFIX, "machines-named").replace("orders", "named")
                + "Secret: {Name: m2m/named, Description: mine, Tags: [{Key: a, Value: b}], KmsKeyId: alias/mine}\n"
                + "Client: {ClientName: named}\n";
        Deployed first = platform.deploy("named", named.replace("!Ref Pool", "!Ref OtherPool"))
                .is(CREATE_COMPLETE);
        String before = first.arn();
        Deployed second = first.as("Second");
        second.update(named.replace("!Ref Pool", "!Ref OtherPool") + FROM).is(UPDATE_COMPLETE);
        assertEquals(before, second.arn());
        second.delete().is(DELETE_COMPLETE);
    }

    @Test
    void rotatesAsBefore() {
        renamed.update(ORDERS + FROM).is(UPDATE_COMPLETE);
        new Rotating(renamed).rotate();
        assertEquals(Set.of("orders/read"), renamed.granted());
        end(renamed);
    }

    @Test
    void isReplacedAndGoesBack() {
        platform.aws().time().pass(Duration.ofMinutes(6));
        renamed.update(ORDERS + FROM).is(UPDATE_COMPLETE);
        String there = ORDERS.replace("!Ref Pool", "!Ref OtherPool").replace(Orders.PREFIX, "machines-there") + FROM;
        renamed.updateThenFail(there).is(UPDATE_ROLLBACK_COMPLETE);
        assertIsTheSame(renamed);
        assertEquals(List.of(), platform.aws().cognito().clients(platform.otherPool()));
        renamed.update(there).is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read"), renamed.granted());
        end(renamed);
    }

    @Test
    void leavesNoClientWhereItsSecretIsDeletedByHand() {
        renamed.update(ORDERS + FROM).is(UPDATE_COMPLETE);
        platform.secretsManager("DeleteSecret", Map.of("SecretId", arn, "ForceDeleteWithoutRecovery", true));
        platform.aws().time().pass(Duration.ofMinutes(1));
        renamed.delete().is(DELETE_COMPLETE);
        assertEquals(List.of(), platform.aws().cognito().clients(platform.pool()));
    }

    @Test
    void takesNothingFromAnotherStack() {
        Deployed other =
                platform.deploy("other", CONSUMER + "RenamedFrom: Never\n").is(CREATE_COMPLETE);
        other.as("Thief")
                .update(CONSUMER + "RenamedFrom: Renamed\nSecret: {Name: " + old.attribute("SecretName") + "}\n")
                .is(UPDATE_ROLLBACK_COMPLETE);
        assertIsTheSame(old);
    }

    private void assertIsTheSame(Deployed stack) {
        assertEquals(arn, stack.arn());
        assertEquals(value, stack.credential());
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    private void end(Deployed stack) {
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }
}
