package io.github.cognitom2m;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the provider plays before its first request is what requests are like. */
final class PrimingTest {
    private static final Pattern ACTION = Pattern.compile("- (?:cognito-idp|secretsmanager):(\\w+)");

    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final List<HttpURLConnection> connections = new CopyOnWriteArrayList<>();

    private final Priming priming = new Priming(
            (url, body, timeout) -> {
                answers.add(new String(body, StandardCharsets.UTF_8));
                return 200;
            },
            connections::add);

    @Test
    void endsWithThreeSuccessesAndARefusal() throws Exception {
        priming.provider();
        List<Object> outcomes = new ArrayList<>();
        for (String answer : answers) {
            Map<String, Object> members = JSON.std.mapFrom(answer);
            outcomes.add(members.get("Status"));
        }
        assertEquals(List.of("SUCCESS", "SUCCESS", "SUCCESS", "FAILED"), outcomes, answers::toString);
        assertTrue(answers.getLast().contains("CreateSecret"), answers.getLast());
    }

    @Test
    void makesEveryCallThatTheFunctionsMayMake() throws Exception {
        priming.provider();
        priming.rotation();
        Set<String> allowed = new TreeSet<>();
        ACTION.matcher(Files.readString(Path.of("template.yaml")))
                .results()
                .forEach(action -> allowed.add(action.group(1)));
        for (HttpURLConnection connection : connections) {
            String target = String.valueOf(connection.getRequestProperty("X-Amz-Target"));
            allowed.remove(target.substring(target.indexOf('.') + 1));
        }
        assertEquals(Set.of(), allowed);
    }

    @Test
    void goesThroughTheStepsOfARotation() {
        priming.rotation();
    }
}
