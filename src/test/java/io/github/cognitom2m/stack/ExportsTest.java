package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A second stack imports what the project's own exports, and makes credentials with it. */
final class ExportsTest {
    @RegisterExtension
    final Platform platform = Platform.bare();

    private final Deployed own = deploy("own", "template.yaml");
    private final Deployed consumer = deploy("consumer", "src/test/templates/consumer.yaml");

    @Test
    void letsAnotherStackMakeCredentialsForTheApi() {
        consumer.is(CREATE_COMPLETE);
        assertEquals(Set.of("m2m-client/read"), consumer.granted());
        assertEquals(own.attribute("TokenEndpoint"), consumer.attribute("TokenEndpoint"));
        assertEquals(own.stack().output("UserPoolId"), consumer.stack().output("Pool"));
        assertEquals(own.arn(), consumer.stack().output("Secret"));
    }

    @Test
    void staysWhileItIsInUseAndGoesAfterwards() {
        own.delete().is(CREATE_COMPLETE);
        assertTrue(own.stack().reason("own", "CREATE_COMPLETE").orElse("").contains("in use by consumer"));
        consumer.delete().is(DELETE_COMPLETE);
        assertEquals(Set.of("m2m-client/read", "m2m-client/write"), own.granted());
        own.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
    }

    private Deployed deploy(String name, String file) {
        return new Deployed(platform, platform.cloudFormation().create(name, Template.load(Path.of(file)), Map.of()));
    }
}
