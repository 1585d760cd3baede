package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;

import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that comes again when it is too late to begin leaves the answer to the delivery that is running. */
final class LateDuplicateTest {
    private static final String BEFORE = Orders.withScopes("read");
    // In time for an answer within the ServiceTimeout of 600 s, and not 40 s later.
    private static final Duration IN_THE_QUEUE = Duration.ofSeconds(295);
    private static final Duration AT_WORK = Duration.ofSeconds(40);

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Runnable[] delivered = new Runnable[1];

    @ParameterizedTest
    @ValueSource(strings = {"CreateResourceServer", "CreateUserPoolClient", "PutSecretValue"})
    void leavesARunningCreateAlone(String during) {
        repeatLate(during);
        Deployed stack = platform.deploy("orders", BEFORE).is(CREATE_COMPLETE);
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UpdateResourceServer", "UpdateUserPoolClient", "UpdateSecretVersionStage"})
    void leavesARunningUpdateAlone(String during) {
        Deployed stack = platform.deploy("orders", BEFORE);
        repeatLate(during);
        stack.update(Orders.withScopes("read", "write")).is(UPDATE_COMPLETE);
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    /** Delivers an event that has waited long once more while it is running, when it is too late to begin. */
    private void repeatLate(String during) {
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            platform.aws().time().pass(IN_THE_QUEUE);
            delivered[0] = once;
            once.run();
        });
        platform.aws().network().weather((request, service) -> {
            if (request.header("x-amz-target").orElse("").endsWith("." + during)) {
                platform.fairWeather();
                platform.aws().time().pass(AT_WORK);
                delivered[0].run();
            }
            return service.handle(request);
        });
    }
}
