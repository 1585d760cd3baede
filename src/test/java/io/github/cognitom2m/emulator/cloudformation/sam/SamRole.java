package io.github.cognitom2m.emulator.cloudformation.sam;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The role that SAM makes for a function from its Policies. */
final class SamRole {

    private SamRole() {}

    static Map<String, Object> properties(String logicalId, Map<String, Object> function, List<Object> tags) {
        List<Object> managed = new ArrayList<>();
        managed.add("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole");
        List<Object> inline = new ArrayList<>(destinations(logicalId, function));
        List<Object> policies = Json.list(function.get("Policies"));
        for (int i = 0; i < policies.size(); i++) {
            Object policy = policies.get(i);
            switch (policy) {
                case String arn when arn.startsWith("arn:") -> managed.add(arn);
                case Map<?, ?> map
                when map.containsKey("Statement") -> inline.add(policy(logicalId + "RolePolicy" + i, map));
                case Map<?, ?> map when map.containsKey("Ref") || map.containsKey("Fn::Sub") -> managed.add(map);
                default ->
                    throw new ValidationError("SAM policy templates are not emulated (" + logicalId + "): " + policy);
            }
        }
        Map<String, Object> role = new LinkedHashMap<>();
        role.put("AssumeRolePolicyDocument", trust());
        role.put("ManagedPolicyArns", managed);
        if (!inline.isEmpty()) {
            role.put("Policies", inline);
        }
        role.put("Tags", tags);
        return role;
    }

    /** SAM lets a function invoke the functions that are its destinations. */
    private static List<Object> destinations(String logicalId, Map<String, Object> function) {
        Map<String, Object> config = Json.object(function.get("EventInvokeConfig"));
        List<Object> policies = new ArrayList<>();
        Json.object(config.get("DestinationConfig")).forEach((kind, value) -> {
            Map<String, Object> destination = Json.object(value);
            if (!destination.getOrDefault("Type", "").equals("Lambda")) {
                throw new ValidationError("Only destinations of type Lambda are emulated (" + logicalId + ")");
            }
            Map<String, Object> statement = new LinkedHashMap<>();
            statement.put("Action", "lambda:InvokeFunction");
            statement.put("Effect", "Allow");
            statement.put("Resource", destination.getOrDefault("Destination", ""));
            policies.add(policy(
                    logicalId + "EventInvokeConfig" + kind + "LambdaPolicy", Map.of("Statement", List.of(statement))));
        });
        return policies;
    }

    private static Map<String, Object> policy(String name, Object document) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("PolicyName", name);
        policy.put("PolicyDocument", document);
        return policy;
    }

    private static Map<String, Object> trust() {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Action", List.of("sts:AssumeRole"));
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("Service", List.of("lambda.amazonaws.com")));
        Map<String, Object> trust = new LinkedHashMap<>();
        trust.put("Version", "2012-10-17");
        trust.put("Statement", List.of(statement));
        return trust;
    }
}
