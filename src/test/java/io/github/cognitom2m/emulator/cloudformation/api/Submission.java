package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.cloudformation.OnFailure;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackRequest;
import io.github.cognitom2m.emulator.cloudformation.template.Parameter;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request that makes or changes a stack says beside the stack's name and the template. */
record Submission(
        Input input,
        List<String> capabilities,
        Optional<String> roleArn,
        List<String> notificationArns,
        boolean disableRollback) {

    static Submission of(Input input) {
        return new Submission(
                input,
                input.strings("Capabilities"),
                input.text("RoleARN"),
                input.strings("NotificationARNs"),
                input.flag("DisableRollback"));
    }

    /** @param former the stack that is changed, whose values stay where the request says so */
    StackRequest request(Template template, Optional<Stack> former) {
        Optional<Plan> before = former.flatMap(Stack::plan);
        Map<String, String> tags =
                input.has("Tags") ? input.tags("Tags") : before.map(Plan::tags).orElse(Map.of());
        return new StackRequest(template, parameters(before), tags, onFailure());
    }

    private Map<String, String> parameters(Optional<Plan> before) {
        Map<String, String> values = new HashMap<>();
        for (Input parameter : input.structures("Parameters")) {
            String key = parameter.required("ParameterKey");
            values.put(
                    key,
                    parameter.flag("UsePreviousValue")
                            ? before.flatMap(plan -> previous(plan, key))
                                    .orElseThrow(() -> Input.invalid("Invalid input for parameter key " + key
                                            + ". Cannot specify usePreviousValue as true for a parameter key not in"
                                            + " the previous template"))
                            : parameter.text("ParameterValue").orElse(""));
        }
        return values;
    }

    private static Optional<String> previous(Plan plan, String key) {
        return Optional.ofNullable(plan.given().get(key))
                .or(() -> Optional.ofNullable(plan.template().parameters().get(key))
                        .flatMap(Parameter::defaultValue));
    }

    Submission withDisableRollback(boolean disabled) {
        return new Submission(input, capabilities, roleArn, notificationArns, disabled);
    }

    OnFailure onFailure() {
        String named = input.text("OnFailure")
                .or(() -> input.text("OnStackFailure"))
                .orElse(disableRollback ? "DO_NOTHING" : "ROLLBACK");
        return switch (named) {
            case "ROLLBACK" -> OnFailure.ROLLBACK;
            case "DO_NOTHING" -> OnFailure.DO_NOTHING;
            case "DELETE" -> OnFailure.DELETE;
            default -> throw Input.invalid("OnFailure must be one of ROLLBACK, DO_NOTHING and DELETE, not " + named);
        };
    }
}
