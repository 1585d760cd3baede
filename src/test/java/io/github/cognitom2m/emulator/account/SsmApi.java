package io.github.cognitom2m.emulator.account;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.EmulatedAws;
import io.github.cognitom2m.emulator.JsonService;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SSM's parameters, as stacks have made them. */
record SsmApi(EmulatedAws aws, Inventory inventory) {

    JsonService service() {
        return new JsonService(
                "ssm",
                Map.of("GetParameter", this::parameter, "GetParameters", this::parameters),
                aws.time(),
                aws.calls());
    }

    private Map<String, Object> parameter(Map<String, Object> input) {
        return find(Json.text(input.get("Name")))
                .map(found -> Map.<String, Object>of("Parameter", found))
                .orElseThrow(() -> AwsError.of("ParameterNotFound", "Parameter " + input.get("Name") + " not found."));
    }

    private Map<String, Object> parameters(Map<String, Object> input) {
        List<Object> found = new ArrayList<>();
        List<Object> invalid = new ArrayList<>();
        for (Object name : Json.list(input.get("Names"))) {
            find(Json.text(name)).ifPresentOrElse(found::add, () -> invalid.add(name));
        }
        return Map.of("Parameters", found, "InvalidParameters", invalid);
    }

    private Optional<Map<String, Object>> find(String nameOrArn) {
        String name = nameOrArn.replaceFirst("^arn:[^/]*:parameter", "");
        return inventory.find("AWS::SSM::Parameter", name).map(item -> {
            Map<String, Object> properties = item.properties();
            return Map.of(
                    "Name",
                    name,
                    "Type",
                    String.valueOf(properties.get("Type")),
                    "Value",
                    String.valueOf(properties.get("Value")),
                    "Version",
                    1,
                    "ARN",
                    aws.place().arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name),
                    "DataType",
                    "text");
        });
    }
}
