package io.github.cognitom2m.emulator.cloudformation.types;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceType.Identity;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceType.Wanted;
import io.github.cognitom2m.emulator.lambda.Functions;
import io.github.cognitom2m.emulator.lambda.InvokeConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lambda's types beside the function itself. */
final class LambdaTypes {

    private final Functions functions;
    private final Inventory inventory;

    private LambdaTypes(Functions functions, Inventory inventory) {
        this.functions = functions;
        this.inventory = inventory;
    }

    static Map<String, ResourceType> of(Functions functions, Inventory inventory, Place place) {
        LambdaTypes types = new LambdaTypes(functions, inventory);
        Map<String, ResourceType> byName = new HashMap<>();
        byName.put(
                "AWS::Lambda::Version",
                new FunctionPart(functions, place, types::version, version -> functions.remove(version.physicalId())));
        byName.put(
                "AWS::Lambda::Alias",
                new FunctionPart(functions, place, types::alias, alias -> functions.remove(alias.physicalId())));
        byName.put(
                "AWS::Lambda::EventInvokeConfig",
                new FunctionPart(
                        functions,
                        place,
                        types::eventInvokeConfig,
                        config -> functions.invokeConfig(config.physicalId(), Optional.empty())));
        byName.put(
                "AWS::Lambda::Permission",
                new FunctionPart(
                        functions,
                        place,
                        types::permission,
                        permission -> inventory.remove("AWS::Lambda::Permission", permission.physicalId())));
        return byName;
    }

    private Identity version(Wanted wanted, String functionArn) {
        String version = functions.publish(functionArn);
        String arn = functionArn + ":" + version;
        return new Identity(arn, Map.of("Version", version, "FunctionArn", arn));
    }

    private Identity alias(Wanted wanted, String functionArn) {
        String arn = functionArn + ":" + Json.text(wanted.properties().get("Name"));
        String target = functionArn + ":" + Json.text(wanted.properties().get("FunctionVersion"));
        if (!functions.exists(target)) {
            throw AwsError.of("ResourceNotFoundException", "Function not found: " + target);
        }
        functions.alias(arn, target);
        return new Identity(arn, Map.of("AliasArn", arn));
    }

    private Identity eventInvokeConfig(Wanted wanted, String functionArn) {
        Map<String, Object> properties = wanted.properties();
        String qualifier = String.valueOf(properties.getOrDefault("Qualifier", "$LATEST"));
        String arn = qualifier.equals("$LATEST") ? functionArn : functionArn + ":" + qualifier;
        if (!functions.exists(arn)) {
            throw AwsError.of("ResourceNotFoundException", "Cannot find alias arn: " + arn);
        }
        Object onFailure = Json.object(
                        Json.object(properties.get("DestinationConfig")).get("OnFailure"))
                .get("Destination");
        functions.invokeConfig(
                arn,
                Optional.of(new InvokeConfig(
                        Integer.parseInt(String.valueOf(properties.getOrDefault("MaximumRetryAttempts", 2))),
                        Duration.ofSeconds(Long.parseLong(
                                String.valueOf(properties.getOrDefault("MaximumEventAgeInSeconds", 21600)))),
                        Optional.ofNullable(onFailure).map(Json::text))));
        return new Identity(arn, Map.of());
    }

    /** A permission is data; a changed one keeps its id although AWS would replace it. */
    private Identity permission(Wanted wanted, String functionArn) {
        String id = functionArn.substring(functionArn.lastIndexOf(':') + 1) + "-" + wanted.logicalId();
        inventory.change(new Inventory.Item("AWS::Lambda::Permission", id, wanted.properties()));
        return new Identity(id, Map.of("Id", id));
    }
}
