package io.github.cognitom2m.emulator.cloudformation.sam;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One AWS::Serverless::Function and the native resources that it stands for. */
final class SamFunction {

    /** What Lambda's own type calls by the same name. */
    private static final Set<String> NATIVE = Set.of(
            "Handler",
            "Runtime",
            "Description",
            "MemorySize",
            "Timeout",
            "Environment",
            "Architectures",
            "SnapStart",
            "LoggingConfig",
            "FunctionName",
            "ReservedConcurrentExecutions",
            "EphemeralStorage",
            "KmsKeyArn",
            "Layers",
            "Role");

    private static final Set<String> OWN = Set.of(
            "CodeUri",
            "InlineCode",
            "Tags",
            "Policies",
            "AutoPublishAlias",
            "AutoPublishAliasAllProperties",
            "AutoPublishCodeSha256",
            "EventInvokeConfig");

    private final String logicalId;
    private final Map<String, Object> declaration;
    private final Map<String, Object> properties;
    private final Map<String, Object> resources = new LinkedHashMap<>();
    private final Map<String, String> references = new LinkedHashMap<>();

    private SamFunction(String logicalId, Map<String, Object> declaration, Map<String, Object> properties) {
        this.logicalId = logicalId;
        this.declaration = declaration;
        this.properties = properties;
    }

    static SamFunction of(String logicalId, Map<String, Object> declaration, Map<String, Object> globals) {
        Map<String, Object> own = Json.object(declaration.get("Properties"));
        SamFunction function = new SamFunction(logicalId, declaration, Globals.merge(globals, own));
        function.properties.keySet().stream()
                .filter(name -> !NATIVE.contains(name) && !OWN.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new ValidationError("Resource with id [" + logicalId + "] is invalid. property " + unknown
                            + " is not emulated");
                });
        function.transform();
        return function;
    }

    Map<String, Object> resources() {
        return resources;
    }

    /** From {@code Function.Alias} and {@code Function.Version} to the logical ids that they become. */
    Map<String, String> references() {
        return references;
    }

    private void transform() {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("Code", code());
        properties.forEach((name, value) -> {
            if (NATIVE.contains(name)) {
                function.put(name, value);
            }
        });
        List<Object> tags = tags();
        function.put("Tags", tags);
        if (!properties.containsKey("Role")) {
            function.put("Role", Map.of("Fn::GetAtt", List.of(logicalId + "Role", "Arn")));
            add(logicalId + "Role", "AWS::IAM::Role", SamRole.properties(logicalId, properties, tags), Map.of());
        }
        Map<String, Object> attributes = new LinkedHashMap<>(declaration);
        attributes.keySet().removeAll(Set.of("Type", "Properties", "Metadata"));
        add(logicalId, "AWS::Lambda::Function", function, attributes);
        if (properties.containsKey("AutoPublishAlias")) {
            publish(Json.text(properties.get("AutoPublishAlias")), function);
        }
        if (properties.containsKey("EventInvokeConfig")) {
            eventInvokeConfig();
        }
    }

    private void publish(String alias, Map<String, Object> function) {
        String version = logicalId + "Version" + CodeHash.of(properties, function);
        String aliasId = logicalId + "Alias" + alias;
        Map<String, Object> name = Map.of("Ref", logicalId);
        add(version, "AWS::Lambda::Version", Map.of("FunctionName", name), Map.of("DeletionPolicy", "Retain"));
        Map<String, Object> published = new LinkedHashMap<>();
        published.put("Name", alias);
        published.put("FunctionName", name);
        published.put("FunctionVersion", Map.of("Fn::GetAtt", List.of(version, "Version")));
        add(aliasId, "AWS::Lambda::Alias", published, Map.of());
        references.put(logicalId + ".Alias", aliasId);
        references.put(logicalId + ".Version", version);
    }

    private void eventInvokeConfig() {
        Map<String, Object> config = new LinkedHashMap<>(Json.object(properties.get("EventInvokeConfig")));
        Map<String, Object> destinations = new LinkedHashMap<>(Json.object(config.get("DestinationConfig")));
        destinations.replaceAll((kind, destination) ->
                Map.of("Destination", Json.object(destination).getOrDefault("Destination", "")));
        if (!destinations.isEmpty()) {
            config.put("DestinationConfig", destinations);
        }
        config.put("FunctionName", Map.of("Ref", logicalId));
        Object alias = properties.get("AutoPublishAlias");
        config.put("Qualifier", alias == null ? "$LATEST" : alias);
        add(
                logicalId + "EventInvokeConfig",
                "AWS::Lambda::EventInvokeConfig",
                config,
                alias == null ? Map.of() : Map.of("DependsOn", List.of(logicalId + "Alias" + alias)));
    }

    private Map<String, Object> code() {
        Map<String, Object> code = new LinkedHashMap<>();
        Object inline = properties.get("InlineCode");
        if (inline == null) {
            code.putAll(SamCode.location(properties.getOrDefault("CodeUri", ".")));
        } else {
            code.put("ZipFile", inline);
        }
        return code;
    }

    private List<Object> tags() {
        List<Object> tags = new ArrayList<>();
        tags.add(Map.of("Key", "lambda:createdBy", "Value", "SAM"));
        Json.object(properties.get("Tags")).forEach((key, value) -> tags.add(Map.of("Key", key, "Value", value)));
        return tags;
    }

    private void add(String id, String type, Map<String, Object> members, Map<String, Object> attributes) {
        Map<String, Object> resource = new LinkedHashMap<>(attributes);
        Object condition = declaration.get("Condition");
        if (condition != null) {
            resource.put("Condition", condition);
        }
        resource.put("Type", type);
        resource.put("Properties", members);
        resources.put(id, resource);
    }
}
