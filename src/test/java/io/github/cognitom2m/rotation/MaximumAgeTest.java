package io.github.cognitom2m.rotation;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sweep writes a line for each client secret that is too old, which a metric filter counts for an alarm. */
final class MaximumAgeTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Sweeping sweeping = new Sweeping(platform);

    @Test
    void isExceededUntilTheSecretIsRotated() {
        Stack provider = deploy(Map.of("MaximumAgeDays", "90", "LogLevel", "ERROR"));
        assertEquals(
                "{ $.rotationStep = \"sweep\" && $.step = \"age\" }",
                provider.resource("AgeMetric").properties().get("FilterPattern"));
        Deployed stack = platform.deploy("orders", Orders.withScopes("read"));
        assertEquals(0, counted(Duration.ofDays(89)));
        assertEquals(1, counted(Duration.ofDays(2)));
        platform.deploy("billing", Orders.server("billing", "pay"));
        assertEquals(1, counted(HOUR));
        new Rotating(stack).rotate();
        assertEquals(0, counted(HOUR));
        stack.delete();
        assertEquals(1, counted(Duration.ofDays(91)));
    }

    @Test
    void isNotLimitedByDefault() {
        Stack provider = deploy(Map.of());
        assertTrue(provider.resources().keySet().stream().noneMatch(List.of("AgeMetric", "AgeAlarm")::contains));
        platform.deploy("orders", Orders.withScopes("read"));
        assertEquals(0, counted(Duration.ofDays(4000)));
    }

    /** The lines of the next sweep that the metric filter counts. */
    private long counted(Duration wait) {
        return sweeping.attempt(wait).log().stream()
                .filter(MaximumAgeTest::matches)
                .count();
    }

    private static boolean matches(String line) {
        try {
            Map<String, Object> members = JSON.std.mapFrom(line);
            return "sweep".equals(members.get("rotationStep")) && "age".equals(members.get("step"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Stack deploy(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Platform.PARAMETERS);
        parameters.put("AlarmTopicArn", "arn:aws:sns:us-east-1:123456789012:alarms");
        parameters.putAll(more);
        Stack provider = platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow();
        provider.update(Template.load(Path.of("template.yaml")), parameters);
        assertEquals(UPDATE_COMPLETE, provider.status());
        return provider;
    }
}
