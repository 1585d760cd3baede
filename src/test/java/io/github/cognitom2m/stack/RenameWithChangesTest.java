package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.JsonService;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource gets another logical id and other properties in one update, or gets back all that it had. */
final class RenameWithChangesTest {
    private static final String SERVER = Orders.server("orders", "read", "write");
    private static final String DOMAIN = Orders.domain(Orders.PREFIX);
    private static final String BEFORE = SERVER + DOMAIN;
    private static final String FROM = "RenamedFrom: Credentials\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Existing existing = new Existing(platform);

    static Stream<String> changes() {
        return Stream.of(
                Orders.withScopes("read", "write", "more"),
                Orders.withScopes("read"),
                Orders.withScopes("other"),
                BEFORE.replace("to read", "to look"),
                BEFORE.replace("Identifier: orders", "Identifier: orders, Name: Other"),
                BEFORE.replace("Identifier: orders", "Identifier: sales"),
                BEFORE.replace("Identifier: orders", "Identifier: orders, SharedWith: [a, b-*]"),
                BEFORE.replace("Identifier: orders", "Identifier: orders, Retain: true"),
                SERVER,
                SERVER + Orders.domain("machines-other"),
                SERVER + "Domain: {Domain: " + Orders.PREFIX + ", ManagedLoginVersion: 2}\n",
                BEFORE + "Client: {ClientName: other}\n",
                BEFORE + "Client: {AccessTokenValidity: 2}\n",
                BEFORE + "Client: {AllowedOAuthScopes: [orders/read]}\n",
                BEFORE + "Client: {Retain: true}\n",
                BEFORE + "Secret: {Description: other}\n",
                BEFORE + "Secret: {KmsKeyId: alias/other}\n",
                BEFORE + "Secret: {Tags: [{Key: team, Value: orders}]}\n",
                BEFORE + "Secret: {ReplicaRegions: [{Region: eu-west-1}]}\n",
                BEFORE + "Rotation: {GracePeriodHours: 5}\n",
                Orders.server("sales", "sell") + "Client: {AccessTokenValidity: 5}\n");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void hasBothAfterTheUpdate(String changed) {
        Deployed old = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        Deployed fresh = old.as("Renamed");
        Object client = old.credential().get("client_id");
        String arn = old.arn();
        fresh.update(changed + FROM).is(UPDATE_COMPLETE);
        assertEquals(arn, fresh.arn());
        assertEquals(client, fresh.credential().get("client_id"));
        assertFalse(fresh.tags().containsKey("cognito-m2m:previous"), fresh.tags()::toString);
        Map<String, Object> renamed = state(fresh);
        List<String> changes = platform.changeNames(
                () -> fresh.update(changed + FROM + "Revision: 2\n").is(UPDATE_COMPLETE));
        assertTrue(
                changes.stream().noneMatch(name -> name.contains("ResourceServer") || name.contains("UserPoolDomain")),
                changes::toString);
        assertEquals(withoutDescription(renamed), withoutDescription(state(fresh)));
        fresh.update(BEFORE).is(UPDATE_COMPLETE);
        end(fresh);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void goesBackToWhatItWas(String changed) {
        Deployed old = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        Map<String, Object> before = state(old);
        Deployed renamed = old.as("Renamed");
        renamed.updateThenFail(changed + FROM).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(before, state(old));
        old.update(Orders.withScopes("read", "extra")).is(UPDATE_COMPLETE);
        assertEquals(
                "[orders/extra, orders/read]",
                old.granted().stream().sorted().toList().toString());
        end(old);
    }

    @Test
    void goesBackWhereItFailsItself() {
        Deployed old = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        Map<String, Object> before = state(old);
        Deployed renamed = old.as("Renamed");
        platform.aws().secretsManager().keyIsUsable("alias/broken", false);
        renamed.update(Orders.withScopes("read", "more") + "Secret: {KmsKeyId: alias/broken}\n" + FROM)
                .is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(before, state(old));
        end(old);
    }

    @Test
    void goesBackToWhatWasAdopted() {
        existing.server("orders", "The API of 2019", Map.of("read", "to read", "write", "to write"));
        Deployed old =
                platform.deploy("orders", BEFORE + "AdoptExisting: true\n").is(CREATE_COMPLETE);
        Map<String, Object> before = state(old);
        old.as("Renamed")
                .updateThenFail(Orders.withScopes("read", "write", "more") + "AdoptExisting: true\n" + FROM)
                .is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(before, state(old));
        old.delete().is(DELETE_COMPLETE);
        assertEquals(1, platform.aws().cognito().servers(platform.pool()).size());
    }

    @Test
    void goesBackBeforeItSucceeds() {
        Deployed old = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        Deployed renamed = old.as("Renamed");
        String changed = Orders.server("orders", "read") + FROM;
        renamed.updateThenFail(changed).is(UPDATE_ROLLBACK_COMPLETE);
        renamed.update(changed).is(UPDATE_COMPLETE);
        assertEquals("[orders/read]", renamed.granted().toString());
        new Rotating(renamed).rotate();
        assertEquals("[orders/read]", renamed.granted().toString());
        end(renamed);
    }

    @Test
    void saysWhatItCouldNotPutBackAndTheNextUpdateDoesIt() {
        Deployed old = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        Deployed renamed = old.as("Renamed");
        whileDeleting(renamed, "UpdateResourceServer");
        renamed.updateThenFail(Orders.withScopes("read") + FROM).is(UPDATE_ROLLBACK_COMPLETE);
        String reason = renamed.stack().reason("Renamed", "DELETE_FAILED").orElse("");
        assertTrue(
                reason.contains("RenamedFrom: resource Credentials has its name back, but not all that the update"
                        + " changed with it"),
                reason);
        assertTrue(reason.contains("NotAuthorizedException"), reason);
        assertEquals("Credentials", old.tags().get("cognito-m2m:resource"));
        old.update(BEFORE + "Revision: 2\n").is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), old.granted());
        end(old);
    }

    @Test
    void goesBackToTheLastNameWhereTheOneBeforeWasNotSettled() {
        Deployed first = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        platform.aws().time().pass(Duration.ofMinutes(6));
        Deployed second = first.as("Renamed");
        whileDeleting(first, "UntagResource");
        second.update(Orders.withScopes("read", "more") + FROM).is(UPDATE_COMPLETE);
        assertTrue(second.tags().containsKey("cognito-m2m:previous"), second.tags()::toString);
        platform.cloudFormation().functions().delivery((arn, event, once) -> once.run());
        Map<String, Object> before = state(second);
        before.put("tags", Map.of());
        Deployed third = first.as("Again");
        third.updateThenFail(Orders.withScopes("other") + "RenamedFrom: Renamed\n")
                .is(UPDATE_ROLLBACK_COMPLETE);
        Map<String, Object> after = state(second);
        after.put("tags", Map.of());
        assertEquals(before, after);
        end(second);
    }

    @Test
    void isRefusedAScopeThatItsOwnerDoesNotShare() {
        Deployed owner = platform.deploy(
                        "sales", Orders.server("sales", "sell").replace("Scopes:", "SharedWith: [billing], Scopes:"))
                .is(CREATE_COMPLETE);
        Deployed old = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        Map<String, Object> before = state(old);
        Deployed renamed = old.as("Renamed");
        renamed.update(BEFORE + "Client: {AllowedOAuthScopes: [orders/read, sales/sell]}\n" + FROM)
                .is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(renamed.failure().contains("does not share its scopes"), renamed::failure);
        assertEquals(before, state(old));
        old.delete().is(DELETE_COMPLETE);
        end(owner);
    }

    @Test
    void tagsThatItLeavesOutStay() {
        Deployed old = platform.deploy("orders", BEFORE + "Secret: {Tags: [{Key: team, Value: orders}]}\n")
                .is(CREATE_COMPLETE);
        Deployed renamed = old.as("Renamed");
        renamed.update(Orders.withScopes("read") + FROM).is(UPDATE_COMPLETE);
        assertEquals("orders", renamed.tags().get("team"));
        end(renamed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Secret.Name; Secret: {Name: m2m/other}\n",
                "Client.ClientId; Client: {ClientId: abcdefghijklmnopqrstuvwxyz}\nAdoptExisting: true\n"
            })
    void isRefusedWhereAnUpdateWouldBe(String changed) {
        Deployed old = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        Map<String, Object> before = state(old);
        Deployed renamed = old.as("Renamed");
        String[] parts = changed.split("; ", 2);
        renamed.update(BEFORE + parts[1] + FROM).is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(renamed.failure().contains(parts[0]), renamed::failure);
        assertEquals(before, state(old));
        end(old);
    }

    @Test
    void keepsReplicasThatItDoesNotDeclare() {
        String replicated = BEFORE + "Secret: {ReplicaRegions: [{Region: eu-west-1}]}\n";
        Deployed old = platform.deploy("orders", replicated).is(CREATE_COMPLETE);
        Map<String, Object> before = state(old);
        Deployed renamed = old.as("Renamed");
        renamed.update(BEFORE + FROM).is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(renamed.failure().contains("leaves out eu-west-1"), renamed::failure);
        assertEquals(before, state(old));
        renamed.update(replicated + FROM).is(UPDATE_COMPLETE);
        renamed.update(BEFORE + FROM).is(UPDATE_COMPLETE);
        assertTrue(renamed.secret().replicas().isEmpty());
        end(renamed);
    }

    @Test
    void isRefusedWhereSomethingWasDeletedByHand() {
        Deployed old = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        platform.cognito("DeleteResourceServer", Map.of("UserPoolId", platform.pool(), "Identifier", "orders"));
        Deployed renamed = old.as("Renamed");
        renamed.update(BEFORE + FROM).is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(renamed.failure().contains("change Revision of Credentials in an update before"), renamed::failure);
        old.update(BEFORE + "Revision: 2\n").is(UPDATE_COMPLETE);
        renamed.update(Orders.withScopes("read") + FROM).is(UPDATE_COMPLETE);
        end(renamed);
    }

    @Test
    void undoesWhatHandsHaveChanged() {
        Deployed old = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        existing.changeServer("by hand", Map.of("read", "by hand", "write", "by hand"));
        Deployed renamed = old.as("Renamed");
        renamed.update(BEFORE + FROM).is(UPDATE_COMPLETE);
        assertEquals(
                "orders",
                platform.aws().cognito().servers(platform.pool()).getFirst().name());
        end(renamed);
    }

    /** Has AWS refuse an operation whenever a resource is deleted. */
    private void whileDeleting(Deployed stack, String operation) {
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            platform.passQueue();
            if (event.contains("\"RequestType\":\"Delete\"")
                    && event.contains("\"LogicalResourceId\":\"" + stack.logicalId() + "\"")) {
                platform.aws()
                        .network()
                        .weather((request, service) ->
                                request.header("x-amz-target").orElse("").endsWith("." + operation)
                                        ? JsonService.failure(
                                                "injected", new AwsError(400, "NotAuthorizedException", "injected"))
                                        : service.handle(request));
            }
            once.run();
            platform.fairWeather();
        });
    }

    /** All that AWS shows of a resource, except which requests were there. */
    private Map<String, Object> state(Deployed stack) {
        Map<String, String> tags = new TreeMap<>(stack.tags());
        tags.keySet().removeIf(key -> key.startsWith("cognito-m2m:run-"));
        // Says that a period of grace was permitted once.
        tags.remove("cognito-m2m:grace", "none");
        Map<String, Object> state = new TreeMap<>();
        state.put("tags", tags);
        state.put("details", stack.secret().details());
        state.put("replicas", stack.secret().replicas());
        state.put("credential", stack.credential());
        state.put(
                "client",
                new TreeMap<>(stack.client().settings()) + stack.client().name());
        state.put("servers", platform.aws().cognito().servers(platform.pool()));
        state.put(
                "domains",
                platform.aws().cognito().domains().stream()
                        .map(domain -> domain.name() + domain.managedLoginVersion())
                        .toList());
        return state;
    }

    /** A default description and the client's default name are made of the logical id with the next update. */
    private static Map<String, Object> withoutDescription(Map<String, Object> state) {
        Map<String, Object> less = new TreeMap<>(state);
        less.remove("details");
        less.remove("client");
        return less;
    }

    private void end(Deployed stack) {
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }
}
