package io.github.cognitom2m.emulator.eventbridge;

import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory.Item;
import io.github.cognitom2m.emulator.lambda.Functions;
import java.util.List;
import java.util.Map;

/** EventBridge: calls the targets of deployed rules, each of which must let it. */
public record EventBridge(Inventory inventory, Functions functions, Place place) {

    /** Lets the time of every rule with this schedule come once, and answers the ids of the targets that were called. */
    public List<String> tick(String schedule) {
        return inventory.all().stream()
                .filter(item -> item.type().equals("AWS::Events::Rule"))
                .filter(item -> schedule.equals(item.properties().get("ScheduleExpression")))
                .flatMap(rule -> Json.list(rule.properties().get("Targets")).stream()
                        .map(Json::object)
                        .filter(target -> call(place.arn("events", "rule/" + rule.physicalId()), target)))
                .map(target -> Json.text(target.get("Id")))
                .toList();
    }

    /** Like EventBridge, it calls a function without waiting, and leaves out one whose policy does not allow it. */
    private boolean call(String rule, Map<String, Object> target) {
        String function = Json.text(target.get("Arn"));
        boolean allowed = inventory.all().stream()
                .filter(item -> item.type().equals("AWS::Lambda::Permission"))
                .anyMatch(permission -> allows(permission, rule, function));
        if (allowed) {
            functions.invokeAsynchronously(function, Json.text(target.get("Input")));
        }
        return allowed;
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
