package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.cloudformation.Plans;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackResource;
import io.github.cognitom2m.emulator.cloudformation.template.Declaration;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a change set would do to a stack's resources, as DescribeChangeSet shows it. */
record Changes(Plans plans, Stack stack, Plan plan) {

    List<Object> list() {
        List<Object> changes = new ArrayList<>();
        plan.resources()
                .values()
                .forEach(declaration -> stack.find(declaration.logicalId())
                        .ifPresentOrElse(
                                existing -> modification(existing, declaration).ifPresent(changes::add),
                                () -> changes.add(change("Add", declaration, Optional.empty())
                                        .members())));
        stack.resources().values().stream()
                .filter(resource -> !plan.resources().containsKey(resource.logicalId()))
                .forEach(resource -> changes.add(change("Remove", resource.declaration(), resource.known())
                        .members()));
        return changes;
    }

    private Optional<Map<String, Object>> modification(StackResource existing, Declaration declaration) {
        Optional<Map<String, Object>> after = plans.preview(stack, plan, declaration.logicalId());
        if (after.isPresent() && after.get().equals(existing.properties())) {
            return Optional.empty();
        }
        boolean replaced = !declaration.isCustom()
                && after.isPresent()
                && plans.types().named(declaration.type()).replaces(existing.properties(), after.get());
        List<Object> details = changed(existing.properties(), after.orElse(declaration.properties())).stream()
                .<Object>map(property -> detail(property, replaced, after.isPresent()))
                .toList();
        Output change = resource("Modify", declaration, existing.known())
                .with("Replacement", replaced ? "True" : "False")
                .with("Scope", List.of("Properties"))
                .with("Details", details);
        return Optional.of(wrapped(change).members());
    }

    private static Set<String> changed(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return names;
    }

    private static Map<String, Object> detail(String property, boolean replaced, boolean known) {
        Output target = new Output()
                .with("Attribute", "Properties")
                .with("Name", property)
                .with("RequiresRecreation", replaced ? "Always" : "Never");
        return new Output()
                .with("Target", target.members())
                .with("Evaluation", known ? "Static" : "Dynamic")
                .with("ChangeSource", "DirectModification")
                .members();
    }

    private static Output change(String action, Declaration declaration, Optional<String> physicalId) {
        return wrapped(resource(action, declaration, physicalId)
                .with("Scope", List.of())
                .with("Details", List.of()));
    }

    private static Output resource(String action, Declaration declaration, Optional<String> physicalId) {
        return new Output()
                .with("Action", action)
                .with("LogicalResourceId", declaration.logicalId())
                .with("PhysicalResourceId", physicalId)
                .with("ResourceType", declaration.type());
    }

    private static Output wrapped(Output change) {
        return new Output().with("Type", "Resource").with("ResourceChange", change.members());
    }
}
