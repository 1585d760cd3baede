package io.github.cognitom2m;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.docs.Page;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request in {@code events/} is answered by the one command that sends it. */
final class EventRunTest {

    static Iterable<String> names() {
        return EventRun.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAnswered(String name) throws Exception {
        Map<String, Object> answer = EventRun.answerTo(name);
        assertEquals(
                name.equals("create-bad-properties") ? "FAILED" : "SUCCESS", answer.get("Status"), answer::toString);
        assertFalse(answer.toString().contains("client_secret"), answer::toString);
    }

    @Test
    void printsRequestAndAnswer() throws Exception {
        String printed = printed("create");
        assertTrue(printed.startsWith("events/create.json: Create of Credentials\n"), printed);
        assertTrue(printed.contains("\"Scope\" : \"m2m-client/read m2m-client/write\""), printed);
    }

    @Test
    void namesTheEventsThatThereAre() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> printed("creation"))
                .getMessage());
        assertTrue(message.startsWith("unknown event: creation; use one of create, create-bad-properties, "), message);
    }

    @Test
    void isInTheTableOfEvents() throws Exception {
        assertEquals(
                EventRun.names().stream().map(name -> name + ".json").collect(Collectors.toSet()),
                Page.load("docs/local.md").table("One request").keySet());
    }

    private static String printed(String name) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EventRun.print(name, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
