package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_FAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.cognitom2m.support.Attempts;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.Values;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever does what the reason of a failed update says gets on. */
final class UpdateAdviceTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String REVISED = ORDERS + "Revision: '2'\n";
    private static final String SHARED = "UserPoolId: !Ref Pool\nAdoptExisting: true\n";
    private static final String OWN_CLIENT = SHARED + "Client: {AllowedOAuthScopes: [orders/read]}\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Existing existing = new Existing(platform);

    @Test
    void aClientOfItsOwnMakesWayForAnAdoptedOne() {
        shared();
        String other = existingClient();
        Deployed stack = platform.deploy("orders", OWN_CLIENT).is(CREATE_COMPLETE);
        stack.update(adopting(other)).is(UPDATE_ROLLBACK_COMPLETE);
        Attempts.says(stack, "remove the resource in one update and add it with that ClientId in the next one");
        Attempts.removeAndAdd(stack, adopting(other));
        assertEquals(other, stack.attribute("ClientId"));
    }

    @Test
    void anAdoptedClientMakesWayForAnother() {
        shared();
        String other = existingClient();
        Deployed stack = platform.deploy("orders", adopting(existingClient())).is(CREATE_COMPLETE);
        stack.update(adopting(other)).is(UPDATE_ROLLBACK_COMPLETE);
        Attempts.says(stack, "remove the resource in one update and add it with that ClientId in the next one");
        Attempts.removeAndAdd(stack, adopting(other));
        assertEquals(other, stack.attribute("ClientId"));
    }

    @Test
    void anAdoptedClientThatIsGoneMakesWayForOneOfItsOwn() {
        shared();
        String gone = existingClient();
        Deployed stack = platform.deploy("orders", adopting(gone)).is(CREATE_COMPLETE);
        platform.cognito("DeleteUserPoolClient", Map.of("UserPoolId", platform.pool(), "ClientId", gone));
        stack.update(adopting(gone) + "Revision: '2'\n").is(UPDATE_ROLLBACK_FAILED);
        Attempts.says(stack, "remove the resource in one update and add it without ClientId");
        platform.cloudFormation().continueRollback(stack.stack(), "Credentials");
        Attempts.removeAndAdd(stack, OWN_CLIENT);
        assertNotEquals(gone, stack.attribute("ClientId"));
    }

    @Test
    void anotherSecretNameNeedsTwoUpdates() {
        Deployed stack = platform.deploy("orders", ORDERS);
        String named = ORDERS + "Secret: {Name: m2m/mine}\n";
        stack.update(named).is(UPDATE_ROLLBACK_COMPLETE);
        Attempts.says(stack, "remove the resource in one update and add it with the other name in the next one");
        Attempts.removeAndAdd(stack, named);
        assertEquals("m2m/mine", stack.attribute("SecretName"));
    }

    @Test
    void aLateRequestIsRepeated() {
        Deployed stack = platform.deploy("orders", ORDERS);
        boolean[] came = {false};
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            platform.aws().time().pass(Duration.ofSeconds(came[0] ? 1 : 331));
            came[0] = true;
            once.run();
        });
        stack.update(REVISED).is(UPDATE_ROLLBACK_COMPLETE);
        Attempts.says(stack, "set ServiceTimeout: 600, which is right for the provider's defaults, or try again");
        Attempts.goesOn(stack, REVISED);
    }

    @Test
    void anAdoptedClientGetsItsValueBack() {
        shared();
        Deployed stack = platform.deploy("orders", adopting(existingClient())).is(CREATE_COMPLETE);
        Values values = new Values(stack);
        values.overwrite();
        stack.update(adopting(stack.attribute("ClientId")) + "Revision: '2'\n");
        Attempts.says(stack, "make the version of the value AWSCURRENT again that does");
        values.bringBack();
        platform.cloudFormation().continueRollback(stack.stack());
        Attempts.goesOn(stack, adopting(stack.attribute("ClientId")) + "Revision: '2'\n");
    }

    private void shared() {
        existing.domain(Orders.PREFIX);
        existing.server("read");
    }

    private String existingClient() {
        return String.valueOf(existing.client("orders/read").get("ClientId"));
    }

    private static String adopting(String clientId) {
        return SHARED + "Client: {ClientId: " + clientId + ", AllowedOAuthScopes: [orders/read]}\n";
    }
}
