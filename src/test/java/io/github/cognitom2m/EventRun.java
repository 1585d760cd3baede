package io.github.cognitom2m;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.InMemoryHttpClient;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.lambda.FunctionCode;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.support.QuietContext;
import io.github.cognitom2m.support.SignedEvents;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Sends one of the requests in {@code events/} to the provider, on an emulated AWS of its own, and shows the answer. What
 * the request needs is done before: an Update or a Delete gets a resource that exists.
 */
final class EventRun {
    private static final File EVENTS = new File("events");
    private static final String OTHER_POOL_IN_FILES = "us-east-1_GhIjKl456";

    private final EmulatedAws aws = new EmulatedAws(EmulatedTime.virtual(Instant.parse("2026-11-22T10:00:00Z")));
    private final SignedEvents events = new SignedEvents(aws, pool("one"));
    private final FunctionCode provider = new HandlersInProcess(
                    aws, new InMemoryHttpClient(aws.network()), "https://{domain}/oauth2/token", Runnable::run)
            .resolve(new FunctionConfiguration(
                    aws.place().arn("lambda", "function:provider"),
                    "io.github.cognitom2m.CustomResourceHandler::handleRequest",
                    "java25",
                    Duration.ofMinutes(4),
                    1769,
                    Map.of()));

    /** Prints the request and the answer; throws {@link IllegalArgumentException} if no event has the name. */
    static void print(String name, PrintStream out) throws Exception {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new IllegalArgumentException("unknown event: " + name + "; use one of " + String.join(", ", names));
        }
        EventRun run = new EventRun();
        Map<String, Object> event = run.prepared(name);
        Map<String, Object> answer = run.answer(event);
        out.printf("events/%s.json: %s of %s%n%n", name, event.get("RequestType"), event.get("LogicalResourceId"));
        out.println(JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(answer));
    }

    /** The answer of the provider to an event, as CloudFormation gets it. */
    static Map<String, Object> answerTo(String name) throws Exception {
        EventRun run = new EventRun();
        return run.answer(run.prepared(name));
    }

    static List<String> names() {
        return Arrays.stream(Objects.requireNonNull(EVENTS.list(), "no folder events/ here"))
                .filter(file -> file.endsWith(".json"))
                .map(file -> file.substring(0, file.length() - ".json".length()))
                .sorted()
                .toList();
    }

    private Map<String, Object> prepared(String name) throws Exception {
        Map<String, Object> event = events.read(name);
        if (!String.valueOf(event.get("PhysicalResourceId")).startsWith("arn:")) {
            return event;
        }
        String id = String.valueOf(answer(events.read("create")).get("PhysicalResourceId"));
        if (name.equals("rollback-update")) {
            answer(events.read("update", id));
        }
        // Signed now, because what was done before has taken its time.
        Map<String, Object> signed = events.read(name, id);
        Map<String, Object> properties = new TreeMap<>(Json.object(signed.get("ResourceProperties")));
        if (OTHER_POOL_IN_FILES.equals(properties.get("UserPoolId"))) {
            properties.put("UserPoolId", pool("other"));
            signed.put("ResourceProperties", properties);
        }
        return signed;
    }

    private Map<String, Object> answer(Map<String, Object> event) throws Exception {
        byte[] json = JSON.std.asBytes(event);
        provider.invoke(new ByteArrayInputStream(json), OutputStream.nullOutputStream(), new QuietContext());
        return events.answerTo(event);
    }

    private String pool(String name) {
        Map<String, Object> answer = aws.call("cognito-idp", "CreateUserPool", Map.of("PoolName", name));
        return String.valueOf(Json.object(answer.get("UserPool")).get("Id"));
    }
}
