package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.emulator.lambda.Invocation;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Logs are lines of JSON, one for each step, by which a request can be followed through AWS. */
final class LogsTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void tellsEachCallOfAwsWithItsRequestIdAndDuration() throws IOException {
        int before = platform.aws().calls().all().size();
        Deployed stack = platform.deploy("orders", Orders.withScopes("read")).is(CREATE_COMPLETE);
        List<String> made = platform.aws().calls().all().stream()
                .skip(before)
                .filter(call -> !call.operation().equals("PutParameter"))
                .map(LogsTest::action)
                .sorted()
                .toList();
        List<Map<String, Object>> lines = lines(last());
        List<Map<String, Object>> calls =
                lines.stream().filter(line -> line.containsKey("awsRequestId")).toList();
        assertEquals(
                made,
                calls.stream()
                        .map(line -> String.valueOf(line.get("step")))
                        .sorted()
                        .toList());
        for (Map<String, Object> call : calls) {
            assertFalse(String.valueOf(call.get("awsRequestId")).isEmpty(), call::toString);
            assertTrue(((Number) call.getOrDefault("durationMs", -1)).longValue() >= 0, call::toString);
        }
        for (Map<String, Object> line : lines) {
            assertEquals(stack.stack().id(), line.get("stack"));
            assertEquals("Credentials", line.get("resource"));
            assertEquals("Create", line.get("requestType"));
            assertTrue(
                    line.keySet().containsAll(List.of("timestamp", "level", "AWSRequestId", "requestId", "message")));
        }
        assertEquals("begin", lines.getFirst().get("step"));
        assertEquals("SUCCESS " + stack.arn(), message(lines, "answer"));
    }

    @Test
    void tellsAFailureAsAnErrorWithItsCause() throws IOException {
        platform.deploy("orders", "UserPoolId: !Ref Pool\nClient: {AllowedOAuthScopes: [none/such]}\n");
        Invocation create = platform.cloudFormation().functions().invocations().stream()
                .filter(invocation -> invocation.event().contains("\"Create\""))
                .findFirst()
                .orElseThrow();
        List<Map<String, Object>> lines = lines(create);
        assertTrue(message(lines, "answer").startsWith("FAILED "), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> "ERROR".equals(line.get("level"))), lines::toString);
    }

    @Test
    void tellsTheStepsOfARotation() throws IOException {
        Deployed stack = platform.deploy("orders", Orders.withScopes("read"));
        new Rotating(stack).rotate();
        List<Map<String, Object>> lines = lines(last());
        for (Map<String, Object> line : lines) {
            assertEquals(stack.arn(), line.get("secret"));
            assertEquals("finishSecret", line.get("rotationStep"));
        }
        assertEquals("SUCCESS", message(lines, "end"));
    }

    private Invocation last() {
        return platform.cloudFormation().functions().invocations().getLast();
    }

    private static String action(Call call) {
        return call.service() + ":" + call.operation();
    }

    private static String message(List<Map<String, Object>> lines, String step) {
        return lines.stream()
                .filter(line -> step.equals(line.get("step")))
                .map(line -> String.valueOf(line.get("message")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> lines(Invocation invocation) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : invocation.log()) {
            assertTrue(line.endsWith("}\n"), line);
            lines.add(JSON.std.mapFrom(line));
        }
        return lines;
    }
}
