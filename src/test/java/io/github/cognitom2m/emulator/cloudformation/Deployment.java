package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.cloudformation.template.Declaration;
import io.github.cognitom2m.emulator.cloudformation.template.EvaluationError;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes and changes a stack's resources until they are what a plan says; removes nothing. */
final class Deployment {

    private final Engine engine;
    private final Stack stack;
    private final Plan plan;

    Deployment(Engine engine, Stack stack, Plan plan) {
        this.engine = engine;
        this.stack = stack;
        this.plan = plan;
    }

    /** Answers the resources that failed; those still under way then were cancelled. */
    Set<String> run() {
        return new Walk(plan.dependencies(), this::apply, engine.executor())
                .untilFailure(running -> running.forEach(stack.cancellations()::cancel));
    }

    private boolean apply(String logicalId) {
        if (stack.cancellations().containsAll()) {
            return false;
        }
        Declaration declaration = Objects.requireNonNull(plan.resources().get(logicalId));
        Set<String> dependencies = Objects.requireNonNull(plan.dependencies().get(logicalId));
        Optional<StackResource> existing = stack.find(logicalId);
        if (existing.isPresent() && existing.get().status() == ResourceStatus.CREATE_FAILED) {
            // Left by an operation with rollback disabled.
            if (!new Deletion(engine, stack).current(existing.get(), true)) {
                return false;
            }
            existing = Optional.empty();
        }
        try {
            Map<String, Object> properties = stack.properties(plan, declaration);
            return existing.isEmpty()
                    ? create(StackResource.unmade(declaration, dependencies, properties))
                    : update(existing.get().declared(declaration, dependencies), properties);
        } catch (EvaluationError | ValidationError e) {
            StackResource failed = existing.map(resource -> resource.in(ResourceStatus.UPDATE_FAILED))
                    .orElseGet(() -> StackResource.unmade(declaration, dependencies, Map.of())
                            .in(ResourceStatus.CREATE_FAILED));
            stack.put(failed, Optional.of(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private boolean create(StackResource wanted) {
        stack.put(wanted, Optional.empty());
        return switch (engine.provisioning().create(stack, wanted)) {
            case Outcome.Done done -> {
                stack.put(wanted.done(done, wanted.properties(), ResourceStatus.CREATE_COMPLETE), Optional.empty());
                yield true;
            }
            case Outcome.Failed failed -> {
                stack.put(
                        wanted.attempted(
                                wanted.properties(), Optional.of(failed.physicalId()), ResourceStatus.CREATE_FAILED),
                        Optional.of(failed.reason()));
                yield false;
            }
            case Outcome.Untouched untouched -> {
                stack.put(wanted.in(ResourceStatus.CREATE_FAILED), Optional.of(untouched.reason()));
                yield false;
            }
        };
    }

    private boolean update(StackResource existing, Map<String, Object> properties) {
        if (existing.properties().equals(properties) && existing.status() != ResourceStatus.UPDATE_FAILED) {
            stack.keep(existing);
            return true;
        }
        stack.put(existing.in(ResourceStatus.UPDATE_IN_PROGRESS), Optional.empty());
        return switch (engine.provisioning().update(stack, existing, properties)) {
            case Outcome.Done done -> {
                if (!existing.known().equals(Optional.of(done.physicalId()))) {
                    stack.tell(
                            existing.in(ResourceStatus.UPDATE_IN_PROGRESS),
                            Optional.of("Requested update required the creation of a new physical resource; hence"
                                    + " creating one."));
                    stack.replaced(existing);
                }
                stack.put(existing.done(done, properties, ResourceStatus.UPDATE_COMPLETE), Optional.empty());
                yield true;
            }
            case Outcome.Failed failed -> {
                stack.put(
                        existing.attempted(properties, Optional.of(failed.physicalId()), ResourceStatus.UPDATE_FAILED),
                        Optional.of(failed.reason()));
                yield false;
            }
            case Outcome.Untouched untouched -> {
                stack.put(existing.in(ResourceStatus.UPDATE_FAILED), Optional.of(untouched.reason()));
                yield false;
            }
        };
    }
}
