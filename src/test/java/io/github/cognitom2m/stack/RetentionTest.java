package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a stack keeps when it is deleted, and what a later stack of its name makes of that. */
final class RetentionTest {
    private static final String ORDERS = Orders.withScopes("read", "write");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void keepsEverythingThatWorksWhereThePolicySaysRetain() {
        Map<String, Object> kept = keep();
        assertTrue(platform.aws().cognito().authenticates(text(kept, "client_id"), text(kept, "client_secret")));
    }

    @Test
    void refusesWhatAnEarlierStackKeptAndLeavesItAsItIs() {
        Map<String, Object> kept = keep();
        Deployed refused = platform.deploy("orders", ORDERS).is(ROLLBACK_COMPLETE);
        assertTrue(refused.failure().contains("holds the credentials of an earlier resource"), refused::failure);
        assertTrue(refused.failure().contains("AdoptExisting: true"), refused::failure);
        refused.delete().is(DELETE_COMPLETE);
        assertTrue(platform.aws().cognito().authenticates(text(kept, "client_id"), text(kept, "client_secret")));
        assertEquals(1, platform.aws().cognito().domains().size());
    }

    @Test
    void takesOverAndOwnsWhatAnEarlierStackKept() {
        Map<String, Object> kept = keep();
        Deployed taken =
                platform.deploy("orders", ORDERS + "AdoptExisting: true\n").is(CREATE_COMPLETE);
        assertEquals(kept, taken.credential());
        assertEquals(Set.of("orders/read", "orders/write"), taken.granted());
        taken.update(Orders.withScopes("read") + "AdoptExisting: true\n");
        assertEquals(Set.of("orders/read"), taken.granted());
        taken.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void takesOverWhatWasRefusedBefore() {
        Map<String, Object> kept = keep();
        platform.deploy("orders", ORDERS).is(ROLLBACK_COMPLETE).delete();
        Deployed taken =
                platform.deploy("orders", ORDERS + "AdoptExisting: true\n").is(CREATE_COMPLETE);
        assertEquals(kept, taken.credential());
    }

    @Test
    void isNotTakenOverByAnotherStack() {
        keep();
        Deployed other = platform.deploy(
                        "others",
                        ORDERS + "AdoptExisting: true\nSecret: {Name: m2m/orders/Credentials/" + platform.pool()
                                + "}\n")
                .is(ROLLBACK_COMPLETE);
        assertTrue(
                other.failure().contains("belongs to resource Credentials of stack orders; choose another Secret.Name"),
                other::failure);
    }

    /** Leaves the credentials of a stack that is deleted; answers what workloads read. */
    private Map<String, Object> keep() {
        Deployed stack = platform.deployToKeep("orders", ORDERS).is(CREATE_COMPLETE);
        Map<String, Object> credential = stack.credential();
        stack.delete().is(DELETE_COMPLETE);
        return credential;
    }

    private static String text(Map<String, Object> credential, String name) {
        return String.valueOf(credential.get(name));
    }
}
