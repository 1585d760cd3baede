package io.github.cognitom2m.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped rotates in AWS's own runtime client, invoked as Secrets Manager invokes it. */
@EnabledOnOs(OS.LINUX)
final class PackagedRotationTest {

    @Test
    void rotatesThroughThePackagedEntryPoint(@TempDir Path directory) throws Exception {
        try (PackagedPlatform packaged = new PackagedPlatform(directory)) {
            Deployed stack = packaged.platform().deploy("orders", Orders.withScopes("read"));
            Rotating rotating = new Rotating(stack);
            String first = rotating.currentSecret();
            rotating.rotate();
            String second = rotating.currentSecret();
            assertTrue(rotating.authenticates(first) && rotating.authenticates(second));
            rotating.rotate();
            assertEquals(2, rotating.secrets());
            assertTrue(!rotating.authenticates(first) && rotating.authenticates(second));
            stack.delete();
            packaged.platform().assertNothingLeft();
        }
    }
}
