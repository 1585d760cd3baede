package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A resource server has at most 100 scopes, the old ones and the new ones of an update together. */
final class ManyScopesTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void areExchangedWithoutLosingOneThatStays() {
        Deployed stack = platform.deploy("orders", with("old"));
        List<Call> changes = platform.changes(() -> stack.update(with("new")));
        stack.is(UPDATE_COMPLETE);
        assertEquals(Set.of("orders/stays"), stack.granted());
        assertEquals(scopes("new"), declared());
        List<Call> updates = changes.stream()
                .filter(call -> call.operation().equals("UpdateResourceServer"))
                .toList();
        assertEquals(2, updates.size());
        updates.forEach(update -> assertTrue(update.input().toString().contains("ScopeName=stays")));
    }

    @Test
    void areExchangedBackByARollback() {
        Deployed stack = platform.deploy("orders", with("old"));
        stack.updateThenFail(with("new")).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(scopes("old"), declared());
        assertEquals(Set.of("orders/stays"), stack.granted());
    }

    @Test
    void thatOthersHaveGivenToAnAdoptedServerCount() {
        new Existing(platform).server("stays");
        Deployed stack = platform.deploy(
                "orders",
                Orders.withScopes("stays") + "AdoptExisting: true\nClient: {AllowedOAuthScopes: [orders/stays]}\n");
        new Existing(platform).scopes(scopes("other").toArray(String[]::new));
        stack.update(with("new") + "AdoptExisting: true\n").is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("ResourceServer.Scopes: with the scopes that others have"), stack::failure);
        assertTrue(stack.failure().contains("it would have 119 scopes"), stack::failure);
        assertEquals(scopes("other"), declared());
        stack.update(Orders.withScopes("stays", "one") + "AdoptExisting: true\nClient: {AllowedOAuthScopes:"
                        + " [orders/stays]}\n")
                .is(UPDATE_COMPLETE);
    }

    private Set<String> declared() {
        return platform.aws().cognito().servers(platform.pool()).getFirst().scopes().stream()
                .map(scope -> scope.name())
                .collect(Collectors.toSet());
    }

    private static String with(String kind) {
        return Orders.withScopes(scopes(kind).toArray(String[]::new))
                + "Client: {AllowedOAuthScopes: [orders/stays]}\n";
    }

    private static Set<String> scopes(String kind) {
        return Stream.concat(Stream.of("stays"), IntStream.range(0, 59).mapToObj(i -> kind + i))
                .collect(Collectors.toSet());
    }
}
