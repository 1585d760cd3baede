package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.cognito.AppClient;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody deletes or changes by hand what the stack has made; a new Revision fixes it, and a Delete gets past it. */
final class HandMadeDriftTest {
    private static final String ORDERS = Orders.withScopes("read", "write");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Deployed stack = platform.deploy("orders", ORDERS);

    @ParameterizedTest
    @ValueSource(strings = {"DeleteUserPoolClient", "DeleteResourceServer", "DeleteUserPoolDomain"})
    void isFixedByANewRevision(String accident) {
        happen(accident);
        stack.update(ORDERS + "Revision: fixed\n").is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
        assertEquals(
                List.of(stack.attribute("ClientId")),
                platform.aws().cognito().clients(platform.pool()).stream()
                        .map(AppClient::id)
                        .toList());
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DeleteUserPoolClient", "DeleteResourceServer", "DeleteUserPoolDomain", "ScheduleSecret"})
    void doesNotPreventADelete(String accident) {
        happen(accident);
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void deletesTheClientOfASecretThatIsGone() {
        happen("DeleteSecret");
        stack.delete().is(DELETE_COMPLETE);
        assertEquals(List.of(), platform.aws().cognito().clients(platform.pool()));
    }

    @Test
    void createsAnotherSecretIfWhatIsLeftMayBeAdopted() {
        String before = stack.attribute("ClientId");
        happen("DeleteSecret");
        stack.update(ORDERS + "AdoptExisting: true\n").is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
        assertNotEquals(before, stack.attribute("ClientId"));
        assertEquals(1, platform.aws().cognito().clients(platform.pool()).size());
    }

    @Test
    void isDeletedIfTheWholePoolIsGone() {
        happen("DeleteUserPoolDomain");
        platform.cognito("DeleteUserPool", Map.of("UserPoolId", platform.pool()));
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void makesANewClientInTheSameSecret() {
        String before = stack.attribute("ClientId");
        String arn = stack.arn();
        happen("DeleteUserPoolClient");
        stack.update(ORDERS + "Revision: fixed\n").is(UPDATE_COMPLETE);
        assertEquals(arn, stack.arn());
        assertNotEquals(before, stack.attribute("ClientId"));
        assertEquals(stack.attribute("ClientId"), stack.credential().get("client_id"));
    }

    @Test
    void putsBackAValueThatLacksAField() {
        Map<String, Object> value = new LinkedHashMap<>(stack.credential());
        value.put("scope", "nothing");
        put(value);
        stack.update(ORDERS + "Revision: fixed\n").is(UPDATE_COMPLETE);
        assertEquals("orders/read orders/write", stack.credential().get("scope"));
        assertEquals(Set.of("orders/read", "orders/write"), stack.granted());
    }

    @Test
    void refusesAValueThatIsNotItsOwnAndSaysWhatToDo() {
        platform.secretsManager(
                "PutSecretValue",
                Map.of("SecretId", stack.arn(), "SecretString", "mine", "ClientRequestToken", "0".repeat(32)));
        stack.update(ORDERS + "Revision: fixed\n");
        assertTrue(stack.failure().contains("make an earlier version AWSCURRENT again"), stack::failure);
    }

    private void put(Map<String, Object> value) {
        try {
            String json = JSON.std.asString(value);
            platform.secretsManager(
                    "PutSecretValue",
                    Map.of("SecretId", stack.arn(), "SecretString", json, "ClientRequestToken", "1".repeat(32)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void happen(String accident) {
        Map<String, Object> pool = Map.of("UserPoolId", platform.pool());
        switch (accident) {
            case "DeleteUserPoolClient" -> delete(accident, pool, "ClientId", stack.attribute("ClientId"));
            case "DeleteResourceServer" -> delete(accident, pool, "Identifier", "orders");
            case "DeleteUserPoolDomain" -> delete(accident, pool, "Domain", Orders.PREFIX);
            case "ScheduleSecret" -> platform.secretsManager("DeleteSecret", Map.of("SecretId", stack.arn()));
            default -> {
                platform.secretsManager(
                        "DeleteSecret", Map.of("SecretId", stack.arn(), "ForceDeleteWithoutRecovery", true));
                // For some seconds it is shown as scheduled for deletion.
                platform.aws().time().pass(Duration.ofSeconds(5));
            }
        }
    }

    private void delete(String operation, Map<String, Object> pool, String member, String name) {
        Map<String, Object> input = new LinkedHashMap<>(pool);
        input.put(member, name);
        platform.cognito(operation, input);
    }
}
