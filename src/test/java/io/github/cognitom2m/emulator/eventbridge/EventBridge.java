package io.github.cognitom2m.emulator.eventbridge;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory.Item;
import io.github.cognitom2m.emulator.lambda.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** EventBridge: calls the targets of deployed rules, each of which must let it. */
public record EventBridge(Inventory inventory, Functions functions, Place place, InstantSource time) {

    /** Lets the time of every rule with this schedule come once, and answers the ids of the targets that were called. */
    public List<String> tick(String schedule) {
        return rules().stream()
                .filter(rule -> schedule.equals(rule.properties().get("ScheduleExpression")))
                .flatMap(rule -> call(rule).stream())
                .toList();
    }

    List<Item> rules() {
        return inventory.all().stream()
                .filter(item -> item.type().equals("AWS::Events::Rule"))
                .toList();
    }

    /** Calls the targets of a rule, and answers the ids of those that were called. */
    List<String> call(Item rule) {
        String arn = place.arn("events", "rule/" + rule.physicalId());
        return Json.list(rule.properties().get("Targets")).stream()
                .map(Json::object)
                .filter(target -> call(arn, target))
                .map(target -> String.valueOf(target.get("Id")))
                .toList();
    }

    /** Like EventBridge, it calls a function without waiting, and leaves out one whose policy does not allow it. */
    private boolean call(String rule, Map<String, Object> target) {
        String function = String.valueOf(target.get("Arn"));
        boolean allowed = inventory.all().stream()
                .filter(item -> item.type().equals("AWS::Lambda::Permission"))
                .anyMatch(permission -> allows(permission, rule, function));
        if (allowed) {
            functions.invokeAsynchronously(
                    function,
                    Optional.ofNullable(target.get("Input")).map(Json::text).orElseGet(() -> scheduledEvent(rule)));
        }
        return allowed;
    }

    /** What a target gets that names no input of its own. */
    private String scheduledEvent(String rule) {
        try {
            return JSON.std.asString(Map.of(
                    "version", "0",
                    "id", UUID.randomUUID().toString(),
                    "detail-type", "Scheduled Event",
                    "source", "aws.events",
                    "account", place.account(),
                    "time", time.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                    "region", place.region(),
                    "resources", List.of(rule),
                    "detail", Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean allows(Item permission, String rule, String function) {
        Map<String, Object> properties = permission.properties();
        String name = Json.text(properties.get("FunctionName"));
        return List.of(name, place.arn("lambda", "function:" + name)).contains(function)
                && "events.amazonaws.com".equals(properties.get("Principal"))
                && "lambda:InvokeFunction".equals(properties.get("Action"))
                && rule.equals(properties.get("SourceArn"));
    }
}
