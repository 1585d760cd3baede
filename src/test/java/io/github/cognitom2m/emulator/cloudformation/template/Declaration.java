package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One resource as the template declares it; its properties are not evaluated. */
public record Declaration(
        String logicalId,
        String type,
        Map<String, Object> properties,
        Set<String> dependsOn,
        Optional<String> condition,
        String deletionPolicy,
        String updateReplacePolicy) {

    private static final Set<String> MEMBERS = Set.of(
            "Type",
            "Properties",
            "DependsOn",
            "Condition",
            "DeletionPolicy",
            "UpdateReplacePolicy",
            "Metadata",
            "Description");

    private static final List<String> POLICIES = List.of("Delete", "Retain", "RetainExceptOnCreate");

    static Declaration parse(String logicalId, Object declaration) {
        if (!logicalId.matches("[A-Za-z0-9]{1,255}")) {
            throw new ValidationError("Template format error: Resource name " + logicalId + " is non alphanumeric.");
        }
        Map<String, Object> members = Json.object(declaration);
        for (String member : members.keySet()) {
            if (!MEMBERS.contains(member)) {
                throw new ValidationError("Invalid template resource property '" + member + "'");
            }
        }
        if (!members.containsKey("Type")) {
            throw new ValidationError("Template format error: [/Resources/" + logicalId
                    + "] Every Resources object must contain a Type member.");
        }
        Set<String> dependsOn = new TreeSet<>();
        Json.list(members.get("DependsOn")).forEach(id -> dependsOn.add(Json.text(id)));
        return new Declaration(
                logicalId,
                Json.text(members.get("Type")),
                Json.object(members.get("Properties")),
                dependsOn,
                Optional.ofNullable(members.get("Condition")).map(Json::text),
                policy(members, "DeletionPolicy"),
                policy(members, "UpdateReplacePolicy"));
    }

    private static String policy(Map<String, Object> members, String member) {
        Object value = members.getOrDefault(member, "Delete");
        if (!(value instanceof String policy) || !POLICIES.contains(policy)) {
            throw new ValidationError("Template format error: Unrecognized " + member + " " + value);
        }
        return policy;
    }

    /** Whether CloudFormation sends its requests to a function of the user's. */
    public boolean isCustom() {
        return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
    }
}
