package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A stack as DescribeStacks and ListStacks tell it. */
record StackView(Stack stack, StackDetails details) {

    Map<String, Object> description() {
        Optional<Plan> plan = stack.plan();
        return common().with("ChangeSetId", details.changeSetId())
                .with(
                        "Description",
                        plan.flatMap(known -> known.template().source().description()))
                .with("Parameters", plan.map(StackView::parameters).orElse(List.of()))
                .with("RollbackConfiguration", Map.of())
                .with("DisableRollback", details.disableRollback())
                .with("NotificationARNs", details.notificationArns())
                .with("Capabilities", details.capabilities())
                .with("Outputs", plan.map(this::outputs).orElse(List.of()))
                .with("RoleARN", details.roleArn())
                .with("Tags", Output.pairs("Key", "Value", plan.map(Plan::tags).orElse(Map.of())))
                .with("EnableTerminationProtection", details.terminationProtection())
                .members();
    }

    Map<String, Object> summary() {
        return common().with(
                        "TemplateDescription",
                        stack.plan().flatMap(plan -> plan.template().source().description()))
                .members();
    }

    private Output common() {
        return new Output()
                .with("StackId", stack.id())
                .with("StackName", stack.name())
                .with("CreationTime", stack.events().getFirst().timestamp())
                .with("LastUpdatedTime", last("UPDATE_IN_PROGRESS"))
                .with("DeletionTime", last("DELETE_IN_PROGRESS"))
                .with("StackStatus", stack.status())
                .with(
                        "StackStatusReason",
                        stack.reason(stack.name(), stack.status().name()))
                .with("DriftInformation", Map.of("StackDriftStatus", "NOT_CHECKED"));
    }

    private Optional<Instant> last(String status) {
        return stack.events().reversed().stream()
                .filter(event ->
                        event.logicalId().equals(stack.name()) && event.status().equals(status))
                .findFirst()
                .map(StackEvent::timestamp);
    }

    private static List<Object> parameters(Plan plan) {
        return parameters(plan.template(), plan.given());
    }

    /** Parameters as they are shown: what is declared with NoEcho is masked. */
    static List<Object> parameters(Template template, Map<String, String> given) {
        List<Object> shown = new ArrayList<>();
        template.parameters()
                .forEach((name, parameter) -> shown.add(new Output()
                        .with("ParameterKey", name)
                        .with(
                                "ParameterValue",
                                parameter.noEcho()
                                        ? "****"
                                        : Objects.requireNonNullElseGet(
                                                given.get(name),
                                                () -> parameter.defaultValue().orElse("")))
                        .members()));
        return shown;
    }

    private List<Object> outputs(Plan plan) {
        List<Object> shown = new ArrayList<>();
        plan.outputs().forEach((name, output) -> {
            String value = stack.outputs().get(name);
            if (value != null) {
                shown.add(new Output()
                        .with("OutputKey", name)
                        .with("OutputValue", value)
                        .with("Description", output.description())
                        .with("ExportName", stack.exportOf(name))
                        .members());
            }
        });
        return shown;
    }
}
