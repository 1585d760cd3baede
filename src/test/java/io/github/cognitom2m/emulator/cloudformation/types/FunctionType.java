package io.github.cognitom2m.emulator.cloudformation.types;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.iam.AccessKey;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.emulator.lambda.Functions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** AWS::Lambda::Function. */
final class FunctionType implements ResourceType {

    static final String NAME = "AWS::Lambda::Function";

    private final Functions functions;
    private final FunctionResolver resolver;
    private final Inventory inventory;
    private final Place place;

    FunctionType(Functions functions, FunctionResolver resolver, Inventory inventory, Place place) {
        this.functions = functions;
        this.resolver = resolver;
        this.inventory = inventory;
        this.place = place;
    }

    @Override
    public Identity create(Wanted wanted) {
        String name = String.valueOf(wanted.properties().getOrDefault("FunctionName", wanted.generatedName()));
        inventory.add(new Inventory.Item(NAME, name, wanted.properties()));
        return deploy(name, wanted.properties());
    }

    @Override
    public boolean replaces(Map<String, Object> before, Map<String, Object> after) {
        return !before.getOrDefault("FunctionName", "").equals(after.getOrDefault("FunctionName", ""));
    }

    @Override
    public Identity update(Wanted wanted, Existing existing) {
        if (replaces(existing.properties(), wanted.properties())) {
            return create(wanted);
        }
        inventory.change(new Inventory.Item(NAME, existing.physicalId(), wanted.properties()));
        return deploy(existing.physicalId(), wanted.properties());
    }

    private Identity deploy(String name, Map<String, Object> properties) {
        if (!properties.containsKey("Role")) {
            throw AwsError.of("InvalidRequest", "#: required key [Role] not found");
        }
        Map<String, String> environment = new HashMap<>();
        Json.object(Json.object(properties.get("Environment")).get("Variables"))
                .forEach((key, value) -> environment.put(key, Json.text(value)));
        String arn = place.arn("lambda", "function:" + name);
        environment.put("AWS_ACCESS_KEY_ID", AccessKey.ofFunction(arn));
        FunctionConfiguration configuration = new FunctionConfiguration(
                arn,
                String.valueOf(properties.getOrDefault("Handler", "")),
                String.valueOf(properties.getOrDefault("Runtime", "")),
                Duration.ofSeconds(number(properties, "Timeout", 3)),
                number(properties, "MemorySize", 128),
                environment);
        functions.deploy(configuration, resolver.resolve(configuration));
        return new Identity(name, Map.of("Arn", configuration.arn()));
    }

    private static int number(Map<String, Object> properties, String name, int defaultValue) {
        return Integer.parseInt(String.valueOf(properties.getOrDefault(name, defaultValue)));
    }

    @Override
    public void delete(Existing existing) {
        functions.remove(place.arn("lambda", "function:" + existing.physicalId()));
        inventory.remove(NAME, existing.physicalId());
    }
}
