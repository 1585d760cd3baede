package io.github.cognitom2m.emulator.account;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.HttpExchange.Service;
import io.github.cognitom2m.emulator.QueryService;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.cloudformation.types.Inventory;
import io.github.cognitom2m.emulator.iam.Access;
import io.github.cognitom2m.emulator.iam.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** IAM as far as it is asked before and after deployments: what a role is, and what somebody may do. */
record IamApi(Callers callers, Inventory inventory) {

    Service service() {
        return new QueryService(
                "https://iam.amazonaws.com/doc/2010-05-08/",
                Map.of("GetRole", this::role, "SimulatePrincipalPolicy", this::simulation));
    }

    private Map<String, Object> role(Map<String, Object> input) {
        String name = Json.text(input.get("RoleName"));
        if (inventory.find("AWS::IAM::Role", name).isEmpty()) {
            throw new AwsError(404, "NoSuchEntity", "The role with name " + name + " cannot be found.");
        }
        return Map.of(
                "Role",
                Map.of(
                        "RoleName", name,
                        "Path", "/",
                        "RoleId", "AROAEXAMPLE0000000000",
                        "Arn", callers.iamArn("role/" + name),
                        "CreateDate", "2026-11-22T10:00:00Z"));
    }

    private Map<String, Object> simulation(Map<String, Object> input) {
        String principal = Json.text(input.get("PolicySourceArn"));
        Optional<Identity> identity = callers.iam().named(principal);
        if (identity.isEmpty() && !principal.equals(callers.administrator())) {
            throw new AwsError(404, "NoSuchEntity", "The entity " + principal + " does not exist.");
        }
        Map<String, List<String>> context = context(input);
        List<Object> results = new ArrayList<>();
        for (Object action : Json.list(input.get("ActionNames"))) {
            for (Object resource : Json.list(input.getOrDefault("ResourceArns", "*"))) {
                Access access = new Access(Json.text(action), Json.text(resource), context);
                results.add(Map.of(
                        "EvalActionName", access.action(),
                        "EvalResourceName", access.resource(),
                        "EvalDecision",
                                identity.map(known -> decision(known, access)).orElse("allowed")));
            }
        }
        return Map.of("EvaluationResults", results, "IsTruncated", false);
    }

    private static String decision(Identity identity, Access access) {
        return identity.decisive(access)
                .map(statement -> statement.allows() ? "allowed" : "explicitDeny")
                .orElse("implicitDeny");
    }

    private static Map<String, List<String>> context(Map<String, Object> input) {
        Map<String, List<String>> context = new HashMap<>();
        for (Object entry : Json.list(input.get("ContextEntries"))) {
            Map<String, Object> members = Json.object(entry);
            context.put(
                    Json.text(members.get("ContextKeyName")),
                    Json.list(members.get("ContextKeyValues")).stream()
                            .map(Json::text)
                            .toList());
        }
        return context;
    }
}
