package io.github.cognitom2m.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered, and that it never has more bytes than CloudFormation reads. */
final class AnswerTest {
    private final CustomResourceRequest request = request();

    @Test
    void saysThatItIsDone() throws IOException {
        Answer answer = Answer.success(request, Events.SECRET, Map.of("ClientId", "abc", "Scope", "orders/read"));
        assertEquals(
                Map.of(
                        "Status",
                        "SUCCESS",
                        "PhysicalResourceId",
                        Events.SECRET,
                        "StackId",
                        Events.STACK,
                        "RequestId",
                        "6d1f3a52-0001",
                        "LogicalResourceId",
                        "Credentials",
                        "Data",
                        Map.of("ClientId", "abc", "Scope", "orders/read")),
                JSON.std.mapFrom(answer.toJson()));
    }

    @Test
    void saysWhyItIsNotDone() throws IOException {
        Answer answer = Answer.failure(request, Events.SECRET, "domain 'x' is taken");
        assertEquals(
                Map.of(
                        "Status", "FAILED",
                        "Reason", "domain 'x' is taken",
                        "PhysicalResourceId", Events.SECRET,
                        "StackId", Events.STACK,
                        "RequestId", "6d1f3a52-0001",
                        "LogicalResourceId", "Credentials"),
                JSON.std.mapFrom(answer.toJson()));
    }

    @Test
    void saysThatTheDataAreTooLong() throws IOException {
        Answer answer = Answer.success(request, Events.SECRET, Map.of("Scope", "x".repeat(4000)));
        assertTrue(answer.failure().isPresent());
        assertTrue(reason(answer).contains("4096"), reason(answer));
    }

    @Test
    void takesDataUpToTheLastByte() {
        int without =
                Answer.success(request, Events.SECRET, Map.of("Scope", "")).toJson().length;
        Map<String, String> data = Map.of("Scope", "é".repeat((Answer.MAX_BYTES - without) / 2));
        int bytes = Answer.success(request.stack(), request.requestId(), request.logicalId(), Events.SECRET, data)
                .toJson()
                .length;
        assertTrue(bytes > Answer.MAX_BYTES - 2, "uses the room");
        Answer answer = Answer.success(request, Events.SECRET, data);
        assertEquals(Optional.empty(), answer.failure());
        assertEquals(bytes, answer.toJson().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€", "\uD83D\uDE00", "\"", "\\", "a\"", "\uD83D\uDE00\\x", "\uD83D"})
    void shortensTheReasonToTheRoomThatThereIs(String unit) throws IOException {
        Answer answer = Answer.failure(request, Events.SECRET, unit.repeat(5000));
        int bytes = answer.toJson().length;
        assertTrue(bytes <= Answer.MAX_BYTES, "too long: " + bytes);
        assertTrue(bytes > Answer.MAX_BYTES - 15, "wastes room: " + bytes);
        String reason = reason(answer);
        assertTrue(reason.endsWith("…"), "tells that it is cut");
        String kept = reason.substring(0, reason.length() - 1);
        assertEquals(wellFormed(unit).repeat(5000).substring(0, kept.length()), kept);
        assertEquals(kept, wellFormed(kept), "splits a character");
    }

    @Test
    void replacesControlCharactersInTheReason() throws IOException {
        Answer answer = Answer.failure(request, Events.SECRET, "one\ntwo\u0000three\u2028four\u007Ffive\r\n");
        assertEquals("one two three four five", reason(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void alwaysHasAReason(String empty) throws IOException {
        assertEquals("The provider gave no reason.", reason(Answer.failure(request, Events.SECRET, empty)));
    }

    @Test
    void leavesTheReasonWholeWhereItFits() throws IOException {
        String reason = "x".repeat(3000);
        assertEquals(reason, reason(Answer.failure(request, Events.SECRET, reason)));
    }

    private static String reason(Answer answer) throws IOException {
        return String.valueOf(JSON.std.mapFrom(answer.toJson()).get("Reason"));
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static CustomResourceRequest request() {
        try {
            return CustomResourceRequest.parse(Events.json(Events.update()));
        } catch (MalformedRequest e) {
            throw new IllegalStateException(e);
        }
    }
}
