package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Delete can carry properties that this version does not know, because the resource may be of an older one. */
final class OldFormatTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void deletesWhatWasDeclaredInAnotherFormat() {
        Deployed stack = platform.deploy("orders", Orders.withScopes("read", "write"));
        platform.cloudFormation().functions().delivery((arn, event, once) -> {
            platform.passQueue();
            platform.cloudFormation().functions().invoke(arn, inAnotherFormat(event));
        });
        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    private static String inAnotherFormat(String event) {
        try {
            Map<String, Object> request = JSON.std.mapFrom(event);
            request.put("ResourceProperties", Map.of("Format", "0", "Pool", Map.of("Id", "?")));
            return JSON.std.asString(request);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
