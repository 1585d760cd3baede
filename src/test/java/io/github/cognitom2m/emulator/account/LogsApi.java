package io.github.cognitom2m.emulator.account;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.JsonService;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.emulator.lambda.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** CloudWatch Logs, as far as it has what functions wrote: a group has one stream for each function. */
record LogsApi(EmulatedAws aws, Inventory inventory, Functions functions) {

    JsonService service() {
        return new JsonService(
                "logs", Map.of("FilterLogEvents", this::filter, "GetLogEvents", this::events), aws.time(), aws.calls());
    }

    private Map<String, Object> filter(Map<String, Object> input) {
        // The pattern's syntax is Logs' own; what is emulated of it is a text that has to be there.
        String pattern = String.valueOf(input.getOrDefault("filterPattern", "")).replace("\"", "");
        List<Map<String, Object>> events = events(input, pattern);
        return Map.of("events", events, "searchedLogStreams", List.of());
    }

    private Map<String, Object> events(Map<String, Object> input) {
        Object stream = input.getOrDefault("logStreamName", "");
        List<Map<String, Object>> events = events(input, "").stream()
                .filter(event -> stream.equals(event.get("logStreamName")))
                .map(LogsApi::withoutStream)
                .toList();
        return Map.of("events", events, "nextForwardToken", "f/end", "nextBackwardToken", "b/end");
    }

    private static Map<String, Object> withoutStream(Map<String, Object> event) {
        Map<String, Object> shorter = new LinkedHashMap<>(event);
        shorter.keySet().removeAll(List.of("logStreamName", "eventId"));
        return shorter;
    }

    private List<Map<String, Object>> events(Map<String, Object> input, String pattern) {
        String group = String.valueOf(input.getOrDefault("logGroupName", input.get("logGroupIdentifier")))
                .replaceFirst("^arn:.*:log-group:", "");
        boolean exists = inventory.find("AWS::Logs::LogGroup", group).isPresent();
        List<Map<String, Object>> events = new ArrayList<>();
        for (Invocation invocation : functions.invocations()) {
            String function = invocation.arn().split(":", -1)[6];
            if (group.equals(group(function))) {
                exists = true;
                add(events, invocation, function, input, pattern);
            }
        }
        if (!exists) {
            throw AwsError.of("ResourceNotFoundException", "The specified log group does not exist.");
        }
        return events;
    }

    private static void add(
            List<Map<String, Object>> events,
            Invocation invocation,
            String function,
            Map<String, Object> input,
            String pattern) {
        long time = invocation.end().toEpochMilli();
        long begin = Long.parseLong(String.valueOf(input.getOrDefault("startTime", 0)));
        long end = Long.parseLong(String.valueOf(input.getOrDefault("endTime", Long.MAX_VALUE)));
        invocation.log().stream()
                .flatMap(Pattern.compile("\\R")::splitAsStream)
                .filter(line -> !line.isBlank() && line.contains(pattern) && begin <= time && time < end)
                .forEach(line -> events.add(Map.of(
                        "logStreamName", function,
                        "timestamp", time,
                        "message", line + "\n",
                        "ingestionTime", time,
                        "eventId", String.valueOf(events.size()))));
    }

    /** Where a function logs, which it may have been told. */
    private String group(String function) {
        return inventory
                .find("AWS::Lambda::Function", function)
                .map(item -> Json.object(item.properties().get("LoggingConfig")))
                .map(config -> config.get("LogGroup"))
                .map(Json::text)
                .orElse("/aws/lambda/" + function);
    }
}
