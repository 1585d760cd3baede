package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.cloudformation.template.Declaration;
import io.github.cognitom2m.emulator.cloudformation.template.EvaluationError;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes a stack's resources back to what they were when it was last complete. */
final class Rollback {

    private final Engine engine;
    private final Stack stack;
    private final Stack.Stable target;
    private final Set<String> skipped;

    /** @param skipped resources that are left as they are and called rolled back */
    Rollback(Engine engine, Stack stack, Stack.Stable target, Set<String> skipped) {
        this.engine = engine;
        this.stack = stack;
        this.target = target;
        this.skipped = Set.copyOf(skipped);
    }

    /** Answers the resources that could not be taken back. */
    Set<String> run() {
        return new Walk(target.plan().dependencies(), this::takeBack, engine.executor()).untilFailure(running -> {});
    }

    private boolean takeBack(String logicalId) {
        StackResource former = Objects.requireNonNull(target.resources().get(logicalId));
        StackResource current = stack.resource(logicalId).declared(former.declaration(), former.dependencies());
        if (skipped.contains(logicalId)) {
            stack.put(
                    current.attempted(former.properties(), current.known(), ResourceStatus.UPDATE_COMPLETE),
                    Optional.of("Resource skipped during rollback"));
            return true;
        }
        Declaration declaration = former.declaration();
        try {
            Map<String, Object> properties = stack.properties(target.plan(), declaration);
            if (properties.equals(current.properties())) {
                unchanged(current);
                return true;
            }
            // Fact: CFN-ROLLBACK-SWAPS
            return undo(former, current, properties);
        } catch (EvaluationError e) {
            stack.put(current.in(ResourceStatus.UPDATE_FAILED), Optional.of(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private void unchanged(StackResource current) {
        if (current.status() == ResourceStatus.UPDATE_FAILED) {
            stack.put(current.in(ResourceStatus.UPDATE_COMPLETE), Optional.empty());
        } else {
            stack.keep(current);
        }
    }

    private boolean undo(StackResource former, StackResource current, Map<String, Object> properties) {
        stack.put(current.in(ResourceStatus.UPDATE_IN_PROGRESS), Optional.empty());
        boolean replaced = !former.known().equals(current.known());
        if (replaced && !former.declaration().isCustom() && former.properties().equals(properties)) {
            // The former generation of a native resource is still there.
            stack.nothingReplaced(former.logicalId());
            stack.replaced(current);
            stack.put(former.in(ResourceStatus.UPDATE_COMPLETE), Optional.empty());
            return true;
        }
        String carried =
                replaced && engine.quirks().rollbackCarriesOldId() ? former.physicalId() : current.physicalId();
        Outcome outcome = stack.cancellations()
                .takeUndone(former.logicalId())
                .orElseGet(() -> engine.provisioning().rollback(stack, current, carried, properties));
        return switch (outcome) {
            case Outcome.Done done -> {
                stack.nothingReplaced(former.logicalId());
                Set<String> obsolete = new TreeSet<>(Set.of(carried));
                obsolete.add(current.physicalId());
                obsolete.remove(done.physicalId());
                obsolete.forEach(id ->
                        stack.replaced(current.attempted(current.properties(), Optional.of(id), current.status())));
                stack.put(current.done(done, properties, ResourceStatus.UPDATE_COMPLETE), Optional.empty());
                yield true;
            }
            case Outcome.Failed failed -> failed(current, failed.reason());
            case Outcome.Untouched untouched -> failed(current, untouched.reason());
        };
    }

    private boolean failed(StackResource current, String reason) {
        stack.put(current.in(ResourceStatus.UPDATE_FAILED), Optional.of(reason));
        return false;
    }
}
