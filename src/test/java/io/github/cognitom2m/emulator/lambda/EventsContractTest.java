package io.github.cognitom2m.emulator.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.EmulatedTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens to events that are not answered at once. */
final class EventsContractTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:it";
    private static final String FALLBACK = "arn:aws:lambda:us-east-1:123456789012:function:fallback";

    private final EmulatedTime time = EmulatedTime.virtual(Instant.parse("2026-11-22T10:00:00Z"));
    private final Background background = Background.deterministic(time);
    private final Functions functions = new Functions(time, background, () -> "request");
    private final List<String> received = new ArrayList<>();

    @Test
    void aDestinationHasToExistAndToBeAnotherFunction() {
        failing();

        assertEquals(
                "The destination ARN " + FALLBACK + " is invalid.",
                assertThrows(AwsError.class, () -> destination(ARN, FALLBACK)).getMessage());
        functions.alias(ARN + ":live", ARN);
        for (String own : List.of(ARN, ARN + ":live")) {
            AwsError recursive = assertThrows(AwsError.class, () -> destination(ARN, own));
            assertEquals("InvalidParameterValueException", recursive.type());
            assertEquals("You can't specify the function as a destination for itself.", recursive.getMessage());
        }
    }

    @Test
    void theRecordOfAFailureNamesTheVersionOfAnUnqualifiedFunction() throws IOException {
        failing();
        fallback();
        functions.invokeConfig(ARN, Optional.of(new InvokeConfig(0, Duration.ofHours(1), Optional.of(FALLBACK))));

        functions.invokeAsynchronously(ARN, "{}");
        background.settle();

        assertEquals(ARN + ":$LATEST", context().get("functionArn"));
    }

    @Test
    void anEventCanBecomeTooOldAfterItsFunctionHasRun() throws IOException {
        failing();
        fallback();
        functions.invokeConfig(ARN, Optional.of(new InvokeConfig(2, Duration.ofSeconds(90), Optional.of(FALLBACK))));

        functions.invokeAsynchronously(ARN, "{}");
        background.settle();

        assertEquals("EventAgeExceeded", context().get("condition"));
        assertEquals(2, context().get("approximateInvokeCount"));
        assertEquals("Unhandled", structure("responseContext").get("functionError"));
    }

    @Test
    void eventsOfAFunctionThatNobodyCalledForWeeksWaitUntilItIsReady() {
        functions.deploy(ARN, (event, response, context) -> received.add("run"));
        functions.inactiveAfter(Duration.ofDays(21), Duration.ofSeconds(30));
        time.pass(Duration.ofDays(22));
        Instant sent = time.instant();

        functions.invokeAsynchronously(ARN, "{}");
        background.settle();

        assertEquals(sent.plusSeconds(30), functions.invocations().getFirst().begin());
        functions.invoke(ARN, "{}");
        assertEquals(2, received.size());
    }

    @Test
    void anEventThatWouldWaitTooLongForItsFunctionIsDropped() throws IOException {
        functions.deploy(ARN, (event, response, context) -> received.add("run"));
        fallback();
        functions.invokeConfig(ARN, Optional.of(new InvokeConfig(0, Duration.ofMinutes(1), Optional.of(FALLBACK))));
        time.pass(Duration.ofDays(22));
        functions.deploy(
                FALLBACK,
                (event, response, context) -> received.add(new String(event.readAllBytes(), StandardCharsets.UTF_8)));
        functions.inactiveAfter(Duration.ofDays(21), Duration.ofMinutes(2));

        functions.invokeAsynchronously(ARN, "{}");
        background.settle();

        assertEquals("EventAgeExceeded", context().get("condition"));
        assertEquals(0, context().get("approximateInvokeCount"));
    }

    @Test
    void aSynchronousCallThatFailsIsNotRetried() {
        failing();

        functions.invoke(ARN, "{}");
        background.settle();

        assertEquals(1, functions.invocations().size());
    }

    private void failing() {
        functions.deploy(ARN, (event, response, context) -> {
            throw new IllegalStateException("broken");
        });
    }

    private void fallback() {
        functions.deploy(
                FALLBACK,
                (event, response, context) -> received.add(new String(event.readAllBytes(), StandardCharsets.UTF_8)));
    }

    private void destination(String arn, String destination) {
        functions.invokeConfig(arn, Optional.of(new InvokeConfig(0, Duration.ofHours(1), Optional.of(destination))));
    }

    private Map<?, ?> context() throws IOException {
        return structure("requestContext");
    }

    /** A part of the record that the destination was handed. */
    private Map<?, ?> structure(String name) throws IOException {
        return (Map<?, ?>) JSON.std.mapFrom(received.getFirst()).getOrDefault(name, Map.of());
    }
}
