package io.github.cognitom2m.emulator.cloudformation;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the tests of this package deploy onto: one custom resource's function, whose replies a test decides. */
final class Cloud implements Responses {

    static final String TOKEN = "arn:aws:lambda:us-east-1:123456789012:function:provider:live";
    static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

    /** How the function replies to an event; an empty reply is none. */
    @FunctionalInterface
    interface Replies {
        Map<String, Object> to(Map<String, Object> event) throws Exception;
    }

    final EmulatedTime time;
    final EmulatedAws aws;
    final CloudFormation cfn;
    final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile Replies replies = event -> success(event, echoed(event));

    private Cloud(EmulatedTime time, Execution execution, Quirks quirks) {
        this.time = time;
        this.aws = new EmulatedAws(time, Place.DEFAULT, new Random(1));
        this.cfn = new CloudFormation(
                new CloudFormation.Settings(aws.place(), time, execution, quirks, 1),
                aws.network(),
                this,
                configuration -> this::handle);
        cfn.functions().deploy(TOKEN, this::handle);
    }

    static Cloud deterministic() {
        return deterministic(Quirks.USUAL);
    }

    static Cloud deterministic(Quirks quirks) {
        EmulatedTime time = EmulatedTime.virtual(BEGIN);
        return new Cloud(time, Execution.deterministic(time), quirks);
    }

    static Cloud threads() {
        EmulatedTime time = EmulatedTime.real();
        return new Cloud(time, Execution.threads(time), Quirks.USUAL);
    }

    private void handle(InputStream input, OutputStream output, Context context) throws Exception {
        Map<String, Object> event = JSON.std.mapFrom(input);
        events.add(event);
        Map<String, Object> reply = replies.to(event);
        if (!reply.isEmpty()) {
            put(event, JSON.std.asString(reply));
        }
    }

    Cloud replying(Replies newReplies) {
        replies = newReplies;
        return this;
    }

    void put(Map<String, Object> event, String answer) {
        answers.putIfAbsent(text(event, "RequestId"), answer);
    }

    static Map<String, Object> success(Map<String, Object> event, String physicalId) {
        return success(event, physicalId, Map.of("Name", "value"));
    }

    static Map<String, Object> success(Map<String, Object> event, String physicalId, Map<String, Object> data) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("Status", "SUCCESS");
        reply.put("PhysicalResourceId", physicalId);
        for (String name : List.of("StackId", "RequestId", "LogicalResourceId")) {
            reply.put(name, text(event, name));
        }
        reply.put("Data", data);
        return reply;
    }

    static Map<String, Object> failure(Map<String, Object> event, String physicalId, String reason) {
        Map<String, Object> reply = success(event, physicalId);
        reply.remove("Data");
        reply.put("Status", "FAILED");
        reply.put("Reason", reason);
        return reply;
    }

    /** The id that came with the event, or in a Create one made from the logical id. */
    static String echoed(Map<String, Object> event) {
        return String.valueOf(event.getOrDefault("PhysicalResourceId", "id-" + text(event, "LogicalResourceId")));
    }

    static String text(Map<String, Object> event, String name) {
        return Json.text(event.get(name));
    }

    static Map<String, Object> properties(Map<String, Object> event) {
        return Json.object(event.get("ResourceProperties"));
    }

    /** The property by which the templates here tell one update from the next. */
    static String property(Map<String, Object> event) {
        return Json.text(properties(event).get("Property"));
    }

    static boolean is(String requestType, Map<String, Object> event) {
        return text(event, "RequestType").equals(requestType);
    }

    Map<String, Object> lastEvent() {
        return events.getLast();
    }

    /** The events in short: {@code Create First}. */
    List<String> requests() {
        return events.stream()
                .map(event -> text(event, "RequestType") + " " + text(event, "LogicalResourceId"))
                .toList();
    }

    Stack create(String template) {
        return cfn.create("stack", Template.parse(template), Map.of());
    }

    void update(Stack stack, String template) {
        stack.update(Template.parse(template), Map.of());
    }

    @Override
    public URI sign(String stackId, String logicalId, String requestId, Instant issued) {
        return URI.create("https://responses.example/" + requestId);
    }

    @Override
    public Optional<String> answer(String requestId) {
        return Optional.ofNullable(answers.get(requestId));
    }

    /** One custom resource with a property, and a parameter that needs it. */
    static String template(String property, String parameter) {
        return """
                Resources:
                  Credentials:
                    Type: Custom::Test
                    Properties: {ServiceToken: "%s", ServiceTimeout: 300, Property: "%s"}
                  Other:
                    Type: AWS::SSM::Parameter
                    Properties: {Name: other, Type: String, Value: !Sub "%s ${Credentials}"}
                """.formatted(TOKEN, property, parameter);
    }
}
