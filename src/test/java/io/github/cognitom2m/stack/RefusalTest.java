package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot be is refused before anything is made, with a reason that says what to do. */
final class RefusalTest {
    private static final String BAD = """
            UserPoolId: machines
            ResourceServer: {Identifer: orders, Scopes: [{ScopeName: read/all, ScopeDescription: Read}]}
            Domain: {Domain: my-cognito-domain}
            Client: {AccessTokenValidity: 1, TokenValidityUnits: {AccessToken: minutes}}
            Secret: {Name: elsewhere/orders}
            VerifyToken: perhaps
            """;

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Existing existing = new Existing(platform);

    @Test
    void namesEverythingThatIsWrongInOneAnswerAndCreatesNothing() {
        List<Call> changes = platform.changes(() -> {
            Deployed stack = platform.deploy("orders", BAD).is(ROLLBACK_COMPLETE);
            String failure = stack.failure();
            for (String path : List.of(
                    "UserPoolId",
                    "ResourceServer.Identifer",
                    "ResourceServer.Identifier",
                    "ResourceServer.Scopes",
                    "Domain.Domain",
                    "Client.AccessTokenValidity",
                    "Secret.Name",
                    "VerifyToken")) {
                assertTrue(failure.contains(path), () -> path + " is missing in: " + failure);
            }
        });
        assertEquals(List.of(), changes);
    }

    @Test
    void goesOnAsItWasWhereAnUpdateIsWrong() {
        Deployed stack = platform.deploy("orders", Orders.withScopes("read"));
        stack.update(Orders.withScopes("read") + "Client: {Name: batch}\n").is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("Client.Name"), stack::failure);
        assertTrue(stack.failure().contains("ClientName"), stack::failure);
        assertEquals(Set.of("orders/read"), stack.granted());
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void refusesASecretOfItsNameThatBelongsToSomebodyElse() {
        platform.secretsManager(
                "CreateSecret",
                Map.of("Name", "m2m/mine", "SecretString", "mine", "ClientRequestToken", "0".repeat(32)));
        Secret before = platform.aws().secretsManager().secret("m2m/mine").orElseThrow();
        String named = Orders.withScopes("read") + "Secret: {Name: m2m/mine}\nAdoptExisting: true\n";
        Deployed stack = platform.deploy("orders", named).is(ROLLBACK_COMPLETE);
        assertTrue(
                stack.failure().contains("Secret.Name: the secret m2m/mine belongs to something else; choose another"),
                stack::failure);
        stack.delete();
        assertEquals(before, platform.aws().secretsManager().secret("m2m/mine").orElseThrow());
        assertEquals(List.of(), platform.aws().cognito().servers(platform.pool()));
    }

    @Test
    void refusesASecretOfItsNameThatIsAnotherStacks() {
        String named = "Secret: {Name: m2m/mine}\n";
        Deployed first = platform.deploy("orders", Orders.withScopes("read") + named);
        Deployed second = platform.deploy("others", Orders.server("others", "read") + named)
                .is(ROLLBACK_COMPLETE);
        assertTrue(second.failure().contains("belongs to resource Credentials of stack orders"), second::failure);
        second.delete();
        assertEquals(Set.of("orders/read"), first.granted());
    }

    @Test
    void usesTheDomainOfAnotherStackAndLeavesItAlone() {
        Deployed owner = platform.deploy("owner", Orders.withScopes("read"));
        Deployed user = platform.deploy("user", "UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [orders/read]}\n")
                .is(CREATE_COMPLETE);
        assertEquals(Set.of("orders/read"), user.granted());
        assertEquals(owner.attribute("TokenEndpoint"), user.attribute("TokenEndpoint"));
        user.delete().is(DELETE_COMPLETE);
        assertEquals(Set.of("orders/read"), owner.granted());
    }

    @Test
    void saysWhichScopeDoesNotExist() {
        existing.domain(Orders.PREFIX);
        Deployed stack = platform.deploy(
                        "orders", "UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [billing/pay]}\n")
                .is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("Client.AllowedOAuthScopes: "), stack::failure);
        assertTrue(stack.failure().contains("billing/pay"), stack::failure);
        stack.delete();
        assertEquals(List.of(), platform.aws().cognito().clients(platform.pool()));
    }

    @Test
    void saysThatThereIsNoSuchPool() {
        Deployed stack = platform.deploy(
                        "orders", Orders.withScopes("read").replace("!Ref Pool", "us-east-1_Absent000"))
                .is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("UserPoolId: there is no user pool us-east-1_Absent000"), stack::failure);
        platform.assertNothingLeft();
    }

    @Test
    void leavesASecondPrefixAlone() {
        existing.domain("made-by-hand");
        Deployed stack = platform.deploy("orders", Orders.withScopes("read")).is(ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("already has the domain 'made-by-hand'"), stack::failure);
        stack.delete();
        assertEquals(1, platform.aws().cognito().domains().size());
        assertEquals(List.of(), platform.aws().cognito().servers(platform.pool()));
    }
}
