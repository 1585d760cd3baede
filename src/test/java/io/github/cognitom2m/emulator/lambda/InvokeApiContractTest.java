package io.github.cognitom2m.emulator.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.Place;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InvokeApiContractTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:it";

    private final EmulatedTime time = EmulatedTime.virtual(Instant.parse("2026-11-22T10:00:00Z"));
    private final Functions functions = new Functions(time, Background.deterministic(time), () -> "request");
    private final InvokeApi api = new InvokeApi(functions, Place.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"it", ARN})
    void answersWhatAFunctionAnswers(String name) {
        functions.deploy(ARN, (event, response, context) -> response.write(event.readAllBytes()));
        Answer answer = invoke(name, Map.of(), "{\"a\":1}");
        assertEquals(200, answer.status());
        assertEquals("{\"a\":1}", answer.body());
        assertEquals(Map.of("content-type", "application/json"), answer.headers());
    }

    @Test
    void handsOverAnEmptyEventWhereThereIsNone() {
        functions.deploy(ARN, (event, response, context) -> response.write(event.readAllBytes()));
        assertEquals("{}", invoke("it", Map.of(), "").body());
    }

    @Test
    void tellsThatAFunctionFailed() {
        functions.deploy(ARN, (event, response, context) -> {
            throw new IllegalStateException("broken");
        });
        Answer answer = invoke("it", Map.of(), "{}");
        assertEquals(200, answer.status());
        assertEquals("Unhandled", answer.headers().get("x-amz-function-error"));
        assertTrue(answer.body().contains("broken"), answer.body());
    }

    @Test
    void knowsNoOtherFunction() {
        Answer answer = invoke("other", Map.of(), "{}");
        assertEquals(404, answer.status());
        assertEquals("ResourceNotFoundException", answer.headers().get("x-amzn-errortype"));
    }

    @Test
    void refusesWhatIsNotEmulated() {
        functions.deploy(ARN, (event, response, context) -> {});
        assertEquals(
                501,
                invoke("it", Map.of("x-amz-invocation-type", "Event"), "{}").status());
    }

    @Test
    void aFunctionThatNobodyCalledForWeeksIsInitializedFirst() {
        functions.inactiveAfter(Duration.ofDays(21), Duration.ofSeconds(30));
        functions.deploy(ARN, (event, response, context) -> {});
        time.pass(Duration.ofDays(21));

        Answer refused = invoke("it", Map.of(), "{}");

        assertEquals("CodeArtifactUserPendingException", refused.headers().get("x-amzn-errortype"));
        assertTrue(refused.body().contains("Lambda is initializing your function."), refused.body());
        time.pass(Duration.ofSeconds(29));
        assertEquals(409, invoke("it", Map.of(), "{}").status());
        time.pass(Duration.ofSeconds(1));
        assertEquals(200, invoke("it", Map.of(), "{}").status());
    }

    private Answer invoke(String name, Map<String, String> headers, String event) {
        String path = "/2015-03-31/functions/" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "/invocations";
        return api.handle(
                new Query("POST", URI.create("https://lambda.us-east-1.amazonaws.com" + path), headers, event));
    }
}
