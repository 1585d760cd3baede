package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.emulator.cognito.Quotas;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a request calls does not grow with the user pool in which it works. */
@Tag("thorough")
final class PoolSizeTest {

    @Test
    void makesTheSameCallsInPoolsOfTenOneThousandAndTenThousandClients() {
        List<String> small = callsInAPoolOf(10);
        assertEquals(small, callsInAPoolOf(1_000));
        assertEquals(small, callsInAPoolOf(10_000));
    }

    /** Of a Create, an Update and a Delete. */
    private static List<String> callsInAPoolOf(int clients) {
        Platform platform = Platform.deterministic();
        platform.aws().cognito().quotas(Quotas.DEFAULT.withClientsPerPool(2 * clients));
        for (int i = 0; i < clients; i++) {
            platform.cognito("CreateUserPoolClient", Map.of("UserPoolId", platform.pool(), "ClientName", "other-" + i));
        }
        int before = platform.aws().calls().all().size();
        platform.deploy("orders", Orders.withScopes("read"))
                .is(CREATE_COMPLETE)
                .update(Orders.withScopes("read", "write"))
                .is(UPDATE_COMPLETE)
                .delete()
                .is(DELETE_COMPLETE);
        return platform.aws().calls().all().stream()
                .skip(before)
                .map(Call::operation)
                .toList();
    }
}
