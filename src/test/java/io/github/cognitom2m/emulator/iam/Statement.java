package io.github.cognitom2m.emulator.iam;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One statement of an identity's policy. */
public record Statement(
        String sid, boolean allows, List<String> actions, List<String> resources, List<Condition> conditions) {
    private static final Set<String> KNOWN = Set.of("Sid", "Effect", "Action", "Resource", "Condition");

    public Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    /** The statements of a policy document; one with a member that is not known here is refused. */
    public static List<Statement> all(Map<String, Object> document) {
        return Json.list(document.get("Statement")).stream()
                .map(Json::object)
                .map(Statement::parse)
                .toList();
    }

    private static Statement parse(Map<String, Object> members) {
        if (!KNOWN.containsAll(members.keySet())) {
            throw new IllegalArgumentException("of " + members.keySet() + " only " + KNOWN + " are known");
        }
        List<Condition> conditions = new ArrayList<>();
        Json.object(members.get("Condition"))
                .forEach((operator, keys) -> Json.object(keys)
                        .forEach((key, values) -> conditions.add(Condition.of(operator, key, texts(values)))));
        return new Statement(
                String.valueOf(members.getOrDefault("Sid", "")),
                Json.text(members.get("Effect")).equals("Allow"),
                texts(members.get("Action")),
                texts(members.get("Resource")),
                conditions);
    }

    private static List<String> texts(@Nullable Object value) {
        return Json.list(value).stream().map(Json::text).toList();
    }

    boolean covers(Access access) {
        return actions.stream().anyMatch(action -> matchesAction(action, access.action()))
                && resources.stream().anyMatch(resource -> Wildcards.match(resource, access.resource()))
                && conditions.stream().allMatch(condition -> condition.holds(access.context()));
    }

    /** Upper and lower case are the same in actions, and only there. */
    static boolean matchesAction(String pattern, String action) {
        return Wildcards.match(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
    }
}
