package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;

import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody knows about AWS, or what AWS has done differently at times, does not matter to a stack. */
final class EitherWayTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deletingASecretThatIsScheduledForDeletionSucceedsOrIsRefused(boolean succeeds) {
        platform.aws().secretsManager().repeatedDeletionSucceeds(succeeds);
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            platform.passQueue();
            once.run();
            once.run();
        });
        Deployed stack = platform.deploy("orders", Orders.withScopes("read")).is(CREATE_COMPLETE);
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theNameOfASecretThatIsBeingRemovedIsRefusedAsScheduledOrAsDeleted(boolean saysDeleted) {
        platform.aws().secretsManager().forceDeletedSaysDeleted(saysDeleted);
        platform.aws().secretsManager().forceDeleteDelay(Duration.ofSeconds(20));
        platform.deploy("orders", Orders.withScopes("read")).delete().is(DELETE_COMPLETE);
        Deployed again = platform.deploy("orders", Orders.withScopes("read")).is(CREATE_COMPLETE);
        again.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }
}
