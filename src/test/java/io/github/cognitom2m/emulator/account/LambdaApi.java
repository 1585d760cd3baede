package io.github.cognitom2m.emulator.account;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.HttpExchange.Answer;
import io.github.cognitom2m.emulator.HttpExchange.Query;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.RestJson;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's API: which functions there are and how they are configured; invoking one is left to another. */
record LambdaApi(Inventory inventory, Place place, Service invocations) implements Service {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final Pattern FUNCTIONS = Pattern.compile("/2015-03-31/functions/?");
    private static final Pattern ONE = Pattern.compile("/2015-03-31/functions/([^/]+)(/configuration)?");

    @Override
    public Answer handle(Query request) throws IOException {
        String path = request.uri().getRawPath();
        if (path.endsWith("/invocations")) {
            return invocations.handle(request);
        }
        Matcher one = ONE.matcher(path);
        try {
            if (request.method().equals("GET") && FUNCTIONS.matcher(path).matches()) {
                return RestJson.answer(Map.of("Functions", all()));
            }
            if (request.method().equals("GET") && one.matches()) {
                Map<String, Object> configuration = configuration(one.group(1));
                return RestJson.answer(one.group(2) == null ? Map.of("Configuration", configuration) : configuration);
            }
            throw new AwsError(
                    404, "UnknownOperationException", "lambda:" + request.method() + " " + path + " is not emulated");
        } catch (AwsError e) {
            return RestJson.failure(e);
        }
    }

    private List<Map<String, Object>> all() {
        return inventory.all().stream()
                .filter(item -> item.type().equals(FUNCTION))
                .map(this::configuration)
                .toList();
    }

    private Map<String, Object> configuration(String nameOrArn) {
        String decoded = URLDecoder.decode(nameOrArn, StandardCharsets.UTF_8);
        String name = decoded.startsWith("arn:") ? decoded.split(":", -1)[6] : decoded;
        return inventory
                .find(FUNCTION, name)
                .map(this::configuration)
                .orElseThrow(() -> new AwsError(
                        404,
                        "ResourceNotFoundException",
                        "Function not found: " + place.arn("lambda", "function:" + name)));
    }

    private Map<String, Object> configuration(Inventory.Item function) {
        Map<String, Object> properties = function.properties();
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("FunctionName", function.physicalId());
        configuration.put("FunctionArn", place.arn("lambda", "function:" + function.physicalId()));
        for (String name : List.of("Runtime", "Role", "Handler", "Description", "Environment", "LoggingConfig")) {
            if (properties.containsKey(name)) {
                configuration.put(name, properties.get(name));
            }
        }
        configuration.put("Timeout", number(properties.getOrDefault("Timeout", 3)));
        configuration.put("MemorySize", number(properties.getOrDefault("MemorySize", 128)));
        configuration.put("Architectures", Json.list(properties.getOrDefault("Architectures", "x86_64")));
        configuration.put("PackageType", "Zip");
        configuration.put("Version", "$LATEST");
        configuration.put("State", "Active");
        configuration.put("LastUpdateStatus", "Successful");
        return configuration;
    }

    private static long number(Object value) {
        return Long.parseLong(value.toString());
    }
}
