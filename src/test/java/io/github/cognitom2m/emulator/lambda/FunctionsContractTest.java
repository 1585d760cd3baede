package io.github.cognitom2m.emulator.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FunctionsContractTest {

    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:it";
    private static final String FALLBACK = "arn:aws:lambda:us-east-1:123456789012:function:fallback";
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

    private final EmulatedTime time = EmulatedTime.virtual(BEGIN);
    private final Background background = Background.deterministic(time);
    private final AtomicInteger requests = new AtomicInteger();
    private final Functions functions = new Functions(time, background, () -> "request-" + requests.incrementAndGet());
    private final List<String> received = new ArrayList<>();

    @Test
    void answersWhatTheFunctionWrites() {
        functions.deploy(ARN, (event, response, context) -> {
            context.getLogger().log("in " + context.getFunctionName());
            response.write(event.readAllBytes());
        });
        Invocation invocation = functions.invoke(ARN, "{}");
        assertEquals("{}", invocation.response());
        assertEquals(Optional.empty(), invocation.functionError());
        assertEquals(List.of("in it"), invocation.log());
    }

    @Test
    void retriesAFailedEventAfterOneAndTwoMinutesUnderTheSameRequestId() {
        failing();
        functions.invokeAsynchronously(ARN, "{}");
        background.settle();
        assertEquals(
                List.of(BEGIN, BEGIN.plusSeconds(60), BEGIN.plusSeconds(180)),
                functions.invocations().stream().map(Invocation::begin).toList());
        assertEquals(
                1,
                functions.invocations().stream()
                        .map(Invocation::requestId)
                        .distinct()
                        .count());
    }

    @Test
    void tellsTheDestinationOfAnEventThatItGivesUp() throws IOException {
        failing();
        functions.alias(ARN + ":live", ARN);
        functions.deploy(
                FALLBACK,
                (event, response, context) -> received.add(new String(event.readAllBytes(), StandardCharsets.UTF_8)));
        functions.invokeConfig(
                ARN + ":live", Optional.of(new InvokeConfig(0, Duration.ofMinutes(1), Optional.of(FALLBACK))));
        functions.invokeAsynchronously(ARN + ":live", "{\"a\":1}");
        background.settle();
        Map<String, Object> record = JSON.std.mapFrom(received.getFirst());
        assertEquals(
                Map.of(
                        "requestId",
                        functions.invocations().getFirst().requestId(),
                        "functionArn",
                        ARN + ":live",
                        "condition",
                        "RetriesExhausted",
                        "approximateInvokeCount",
                        1),
                record.get("requestContext"));
        assertEquals(Map.of("a", 1), record.get("requestPayload"));
        assertEquals(
                Map.of("statusCode", 200, "executedVersion", "$LATEST", "functionError", "Unhandled"),
                record.get("responseContext"));
        assertEquals(
                Map.of("errorMessage", "broken", "errorType", "java.lang.OutOfMemoryError"),
                record.get("responsePayload"));
    }

    @Test
    void retriesNothingBeyondTheMaximumAge() {
        failing();
        functions.invokeConfig(ARN, Optional.of(new InvokeConfig(2, Duration.ofSeconds(90), Optional.empty())));
        functions.invokeAsynchronously(ARN, "{}");
        background.settle();
        assertEquals(2, functions.invocations().size());
    }

    @Test
    void countsWhatRunsBeyondItsTimeAsTimedOut() {
        FunctionConfiguration configuration =
                new FunctionConfiguration(ARN, "", "", Duration.ofSeconds(3), 128, Map.of());
        functions.deploy(configuration, (event, response, context) -> {
            assertEquals(3000, context.getRemainingTimeInMillis());
            time.pass(Duration.ofSeconds(4));
            assertEquals(0, context.getRemainingTimeInMillis());
        });
        Invocation invocation = functions.invoke(ARN, "{}");
        assertTrue(invocation.response().contains("Task timed out after 3.00 seconds"), invocation.response());
    }

    @Test
    void canDeliverAnEventTwice() {
        functions.deploy(ARN, (event, response, context) -> received.add("delivered"));
        functions.delivery((arn, event, once) -> {
            once.run();
            once.run();
        });
        functions.invokeAsynchronously(ARN, "{}");
        background.settle();
        assertEquals(2, received.size());
    }

    @Test
    void keepsAVersionAsItWasPublished() {
        functions.deploy(FunctionConfiguration.of(ARN), (event, response, context) -> received.add("old"));
        functions.alias(ARN + ":live", ARN + ":" + functions.publish(ARN));
        functions.deploy(FunctionConfiguration.of(ARN), (event, response, context) -> received.add("new"));
        functions.invoke(ARN + ":live", "{}");
        functions.alias(ARN + ":live", ARN + ":" + functions.publish(ARN));
        functions.invoke(ARN + ":live", "{}");
        assertEquals(List.of("old", "new"), received);
    }

    private void failing() {
        functions.deploy(ARN, (event, response, context) -> {
            throw new OutOfMemoryError("broken");
        });
    }
}
