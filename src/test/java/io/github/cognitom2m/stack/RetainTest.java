package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cognito.ResourceServer;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.Users;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code Retain} says what happens to a part that is dropped, and moves a part between stacks without an outage. */
final class RetainTest {
    private static final String NOTHING = "UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [orders/read]}\n";
    private static final String OWNED = Orders.withScopes("read");
    private static final String RETAINED = retaining("true");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void leavesWhatIsDropped() {
        Deployed stack = platform.deploy("orders", RETAINED).is(CREATE_COMPLETE);
        users(stack).watch(() -> stack.update(NOTHING)).is(UPDATE_COMPLETE);
        assertThereAreServerAndDomain();
        stack.delete().is(DELETE_COMPLETE);
        assertThereAreServerAndDomain();
    }

    @Test
    void leavesWhatIsDeleted() {
        Deployed stack = platform.deploy("orders", RETAINED + "Client: {Retain: true}\n");
        Users users = users(stack);
        String arn = stack.arn();
        users.watch(stack::delete).is(DELETE_COMPLETE);
        assertThereAreServerAndDomain();
        assertTrue(platform.aws()
                .secretsManager()
                .secret(arn)
                .orElseThrow()
                .deletedAt()
                .isEmpty());
    }

    @Test
    void deletesWhatIsNoLongerRetained() {
        Deployed stack = platform.deploy("orders", RETAINED);
        stack.update(OWNED).is(UPDATE_COMPLETE);
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void takesBackWhatADropThatFailsHasLeft() {
        Deployed stack = platform.deploy("orders", RETAINED);
        users(stack).watch(() -> stack.updateThenFail(NOTHING)).is(UPDATE_ROLLBACK_COMPLETE);
        stack.update(Orders.withScopes("read", "write").replace("Scopes", "Retain: false, Scopes"))
                .is(UPDATE_COMPLETE);
        assertEquals(2, servers().getFirst().scopes().size());
    }

    @Test
    void movesServerAndDomainToAnotherStackAndBack() {
        Deployed first = platform.deploy("first", OWNED).is(CREATE_COMPLETE);
        Users users = users(first);
        Deployed second = platform.deploy("second", NOTHING).is(CREATE_COMPLETE);
        move(users, first, second);
        move(users, second, first);
        second.delete().is(DELETE_COMPLETE);
        assertThereAreServerAndDomain();
        first.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void neverDeletesWhatWasOnlyJustAdoptedForGood() {
        Deployed first = platform.deploy("first", RETAINED);
        Users users = users(first);
        users.watch(() -> first.update(NOTHING)).is(UPDATE_COMPLETE);
        platform.cloudFormation().failOn("Sibling");
        users.watch(() -> platform.deploy("second", adopting())).is(ROLLBACK_COMPLETE);
        platform.cloudFormation().failOnNothing();
        Deployed third = platform.deploy("third", NOTHING);
        users.watch(() -> third.updateThenFail(adopting())).is(UPDATE_ROLLBACK_COMPLETE);
        assertThereAreServerAndDomain();
    }

    private void move(Users users, Deployed from, Deployed to) {
        watched(users, () -> from.update(RETAINED + "Revision: 1\n"));
        users.watch(() -> from.updateThenFail(NOTHING)).is(UPDATE_ROLLBACK_COMPLETE);
        watched(users, () -> from.update(NOTHING));
        users.watch(() -> to.updateThenFail(adopting())).is(UPDATE_ROLLBACK_COMPLETE);
        watched(users, () -> to.update(adopting()));
        // From the next update on what was adopted is this stack's own.
        watched(users, () -> to.update(adopting() + "Revision: 2\n"));
    }

    private static void watched(Users users, Supplier<Deployed> update) {
        users.watch(update).is(UPDATE_COMPLETE);
    }

    private static String adopting() {
        return retaining("false") + "AdoptExisting: true\n";
    }

    private static String retaining(String retain) {
        return OWNED.replace("Scopes:", "Retain: " + retain + ", Scopes:")
                .replace(Orders.PREFIX, Orders.PREFIX + ", Retain: " + retain);
    }

    private Users users(Deployed stack) {
        return new Users(
                platform,
                URI.create(String.valueOf(stack.credential().get("token_endpoint"))),
                stack.attribute("ClientId"),
                String.valueOf(stack.credential().get("client_secret")),
                "orders/read");
    }

    private void assertThereAreServerAndDomain() {
        assertEquals(
                List.of("orders"),
                servers().stream().map(ResourceServer::identifier).toList());
        assertFalse(platform.aws().cognito().domains().isEmpty());
    }

    private List<ResourceServer> servers() {
        return platform.aws().cognito().servers(platform.pool());
    }
}
