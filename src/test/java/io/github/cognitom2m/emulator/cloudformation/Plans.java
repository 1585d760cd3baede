package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.cloudformation.template.Declaration;
import io.github.cognitom2m.emulator.cloudformation.template.EvaluationError;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import io.github.cognitom2m.emulator.cloudformation.template.Surroundings;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import io.github.cognitom2m.emulator.cloudformation.types.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/** What stacks would be; a request that CloudFormation would refuse throws {@link ValidationError}. */
public record Plans(Surroundings surroundings, ResourceTypes types) {

    /** Why an update that would change nothing is refused. */
    public static final String NO_UPDATES = "No updates are to be performed.";

    /** A request with its parameters' values. */
    public Plan of(StackRequest request, String stackId) {
        Plan plan = Plan.of(request.template(), request.parameters(), request.tags(), stackId, surroundings);
        plan.resources().values().stream()
                .filter(declaration -> !declaration.isCustom())
                .map(Declaration::type)
                .forEach(types::named);
        return plan;
    }

    /** What an update would do. */
    public Plan ofUpdate(Stack stack, StackRequest request) {
        if (!stack.status().canBeUpdated()) {
            throw wrongStatus(stack, "updated");
        }
        Plan plan = of(request, stack.id());
        boolean same = stack.plan().map(plan::sameAs).orElse(false);
        if (same && !stack.status().isHalfDone()) {
            throw new ValidationError(NO_UPDATES);
        }
        List<String> otherType = stack.resources().values().stream()
                .filter(resource -> Optional.ofNullable(plan.resources().get(resource.logicalId()))
                        .map(declaration -> !declaration.type().equals(resource.type()))
                        .orElse(false))
                .map(StackResource::logicalId)
                .sorted()
                .toList();
        if (!otherType.isEmpty()) {
            throw new ValidationError("Update of resource type is not permitted. The new template modifies resource"
                    + " type of the following resources: " + otherType);
        }
        return plan;
    }

    /** A resource's properties under a plan; empty if they depend on what is not there yet. */
    public Optional<Map<String, Object>> preview(Stack stack, Plan plan, String logicalId) {
        try {
            Declaration declaration = Objects.requireNonNull(plan.resources().get(logicalId));
            return Optional.of(stack.properties(plan, declaration));
        } catch (EvaluationError | NoSuchElementException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    static ValidationError wrongStatus(Stack stack, String verb) {
        return new ValidationError(
                "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be " + verb + ".");
    }
}
