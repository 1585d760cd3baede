package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.JsonService;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rename that fails, is cancelled or comes twice ends with one name, one secret and the same credentials. */
final class RenameFaultTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String FROM = "RenamedFrom: Credentials\n";

    private Platform platform = Platform.deterministic();
    private Deployed old = deploy();
    private Map<String, Object> value = old.credential();

    /** What happens to a call of the provider's; false if there is none of that number. */
    private interface Fault {
        boolean strikeAt(int call, Deployed renamed);
    }

    @Test
    void isTakenBackWhereAnyCallIsRefused() {
        assertTrue(atEveryCall(this::refused) > 8);
    }

    @Test
    void isTakenBackWhereItIsCancelledAtAnyCall() {
        assertTrue(atEveryCall(this::cancelled) > 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void isDoneOnceHoweverOftenItsEventsAreDelivered(int deliveries) {
        deliver(deliveries);
        Deployed renamed = old.as("Renamed");
        renamed.updateThenFail(ORDERS + FROM).is(UPDATE_ROLLBACK_COMPLETE);
        assertIsTheSame(old, "rolled back");
        renamed.update(ORDERS + FROM).is(UPDATE_COMPLETE);
        assertIsTheSame(renamed, "renamed");
        renamed.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @Test
    void isTakenBackByTheNextUpdateWhereTheRollbackCouldNot() {
        Deployed renamed = old.as("Renamed");
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            platform.passQueue();
            if (event.contains("\"RequestType\":\"Delete\"")) {
                platform.aws()
                        .network()
                        .weather((request, service) -> target(request).endsWith("TagResource")
                                ? JsonService.failure(
                                        "injected", new AwsError(400, "AccessDeniedException", "injected"))
                                : service.handle(request));
            }
            once.run();
            platform.fairWeather();
        });
        renamed.updateThenFail(ORDERS + FROM).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals("Renamed", old.tags().get("cognito-m2m:resource"));
        assertIsTheSame(old, "not taken back");
        old.update(ORDERS + "Revision: 2\n").is(UPDATE_COMPLETE);
        assertEquals("Credentials", old.tags().get("cognito-m2m:resource"));
        assertIsTheSame(old, "taken back");
    }

    @Test
    void aDeleteThatCannotLookAgainSaysWhatWasDenied() {
        int[] looks = {0};
        platform.aws()
                .network()
                .weather((request, service) -> target(request).endsWith("DescribeSecret") && ++looks[0] == 2
                        ? JsonService.failure("injected", new AwsError(400, "AccessDeniedException", "injected"))
                        : service.handle(request));
        old.delete();
        platform.fairWeather();
        assertTrue(old.failure().contains("AccessDenied"), old::failure);
        old.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    private int atEveryCall(Fault fault) {
        int call = 0;
        boolean more = true;
        while (more) {
            platform = Platform.deterministic();
            old = deploy();
            value = old.credential();
            Deployed renamed = old.as("Renamed");
            more = fault.strikeAt(++call, renamed);
            platform.fairWeather();
            boolean isRenamed = renamed.stack().status() == UPDATE_COMPLETE;
            assertTrue(isRenamed || renamed.stack().status() == UPDATE_ROLLBACK_COMPLETE, "at call " + call);
            assertIsTheSame(isRenamed ? renamed : old, "at call " + call);
            // Where the old logical id could not be deleted, as its event says, the next update settles the rename.
            renamed.update(ORDERS + FROM + "Revision: 2\n").is(UPDATE_COMPLETE);
            assertIsTheSame(renamed, "after call " + call);
            renamed.delete().is(DELETE_COMPLETE);
            platform.assertNothingLeft();
        }
        return call;
    }

    /** Refuses one call of the Create, in words that leave no doubt that it was not done. */
    private boolean refused(int number, Deployed renamed) {
        int[] calls = {0};
        platform.aws()
                .network()
                .weather((request, service) -> !target(request).isEmpty() && ++calls[0] == number
                        ? JsonService.failure("injected", new AwsError(400, "AccessDeniedException", "injected"))
                        : service.handle(request));
        renamed.update(ORDERS + FROM);
        return calls[0] >= number;
    }

    private boolean cancelled(int number, Deployed renamed) {
        int[] calls = {0};
        boolean[] done = {false};
        platform.aws().network().weather((request, service) -> {
            if (!target(request).isEmpty() && ++calls[0] == number && isInProgress(renamed)) {
                done[0] = true;
                platform.cloudFormation().cancel("orders", "Renamed");
            }
            return service.handle(request);
        });
        renamed.update(ORDERS + FROM);
        return done[0];
    }

    private static boolean isInProgress(Deployed renamed) {
        return renamed.stack()
                .find("Renamed")
                .filter(resource -> resource.status().name().equals("CREATE_IN_PROGRESS"))
                .isPresent();
    }

    private void deliver(int times) {
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            for (int delivery = 0; delivery < times; delivery++) {
                platform.passQueue();
                once.run();
            }
        });
    }

    private Deployed deploy() {
        return platform.deploy("orders", ORDERS).is(CREATE_COMPLETE);
    }

    private void assertIsTheSame(Deployed stack, String when) {
        assertEquals(value, stack.credential(), when);
        assertEquals(value.get("client_id"), stack.attribute("ClientId"), when);
        assertTrue(!stack.accessToken().isEmpty(), when);
    }

    private static String target(Query request) {
        return request.header("x-amz-target").orElse("");
    }
}
