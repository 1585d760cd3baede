package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.cloudformation.template.EvaluationError;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a stack through its operations, from status to status. */
final class Operations {

    private final Engine engine;

    Operations(Engine engine) {
        this.engine = engine;
    }

    void create(Stack stack, Plan plan, OnFailure onFailure) {
        stack.cancellations().clear();
        stack.plan(plan);
        stack.status(StackStatus.CREATE_IN_PROGRESS, Optional.of("User Initiated"));
        run(stack, StackStatus.CREATE_FAILED, () -> creation(stack, plan, onFailure));
    }

    private void creation(Stack stack, Plan plan, OnFailure onFailure) {
        Optional<String> failure = deploy(stack, plan);
        if (stack.status() == StackStatus.DELETE_IN_PROGRESS) {
            deletion(stack, Set.of());
        } else if (failure.isEmpty()) {
            stack.settled(plan);
            if (!stack.advance(StackStatus.CREATE_IN_PROGRESS, StackStatus.CREATE_COMPLETE)) {
                deletion(stack, Set.of());
            }
        } else if (onFailure == OnFailure.DO_NOTHING) {
            stack.status(StackStatus.CREATE_FAILED, failure);
        } else if (onFailure == OnFailure.DELETE) {
            stack.status(StackStatus.DELETE_IN_PROGRESS, failure);
            deletion(stack, Set.of());
        } else {
            beginRollback(stack, failure.get());
            rollback(stack, Set.of());
        }
    }

    void update(Stack stack, Plan plan, OnFailure onFailure) {
        stack.cancellations().clear();
        stack.plan(plan);
        stack.status(StackStatus.UPDATE_IN_PROGRESS, Optional.of("User Initiated"));
        run(stack, StackStatus.UPDATE_FAILED, () -> change(stack, plan, onFailure));
    }

    private void change(Stack stack, Plan plan, OnFailure onFailure) {
        Optional<String> failure = deploy(stack, plan);
        if (failure.isEmpty()) {
            cleanUp(stack, plan);
            stack.settled(plan);
            stack.status(StackStatus.UPDATE_COMPLETE, Optional.empty());
        } else if (onFailure == OnFailure.DO_NOTHING) {
            stack.status(StackStatus.UPDATE_FAILED, failure);
        } else {
            beginRollback(stack, failure.get());
            rollback(stack, Set.of());
        }
    }

    /** Goes on when the operation has been accepted; what is wrong with the emulator must not leave it in progress. */
    private void run(Stack stack, StackStatus broken, Runnable operation) {
        engine.operations().execute(() -> {
            try {
                operation.run();
            } catch (RuntimeException e) {
                stack.status(broken, Optional.of("Internal Failure: " + e));
                throw e;
            }
        });
    }

    /** Answers why it failed. */
    private Optional<String> deploy(Stack stack, Plan plan) {
        try {
            engine.exports().checkImports(plan);
            Set<String> failed = new Deployment(engine, stack, plan).run();
            if (stack.cancellations().containsAll()) {
                return Optional.of("User Initiated");
            }
            if (!failed.isEmpty()) {
                return Optional.of(failed(stack, failed));
            }
            Outputs outputs = stack.outputs(plan);
            engine.exports().checkChange(stack, outputs);
            stack.outputs(outputs);
            return Optional.empty();
        } catch (EvaluationError | ValidationError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String failed(Stack stack, Set<String> failed) {
        List<String> created = failed.stream()
                .filter(id -> stack.find(id)
                        .map(resource -> resource.status() == ResourceStatus.CREATE_FAILED)
                        .orElse(true))
                .toList();
        List<String> updated =
                failed.stream().filter(id -> !created.contains(id)).toList();
        return (created.isEmpty() ? "" : "The following resource(s) failed to create: " + created + ". ")
                + (updated.isEmpty() ? "" : "The following resource(s) failed to update: " + updated + ". ");
    }

    private void cleanUp(Stack stack, Plan plan) {
        stack.status(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, Optional.empty());
        List<StackResource> doomed = new ArrayList<>(stack.takeReplaced());
        stack.resources().values().stream()
                .filter(resource -> !plan.resources().containsKey(resource.logicalId()))
                .forEach(doomed::add);
        Plan former = stack.stable().map(Stack.Stable::plan).orElse(plan);
        new Deletion(engine, stack).cleanUp(doomed, former.dependencies(), false);
    }

    /** Takes a failed operation back; what was never complete is deleted. */
    void rollback(Stack stack, Set<String> skipped, String reason) {
        beginRollback(stack, reason);
        boolean creation = stack.stable().isEmpty();
        run(
                stack,
                creation ? StackStatus.ROLLBACK_FAILED : StackStatus.UPDATE_ROLLBACK_FAILED,
                () -> rollback(stack, skipped));
    }

    private static void beginRollback(Stack stack, String reason) {
        if (stack.stable().isEmpty()) {
            stack.status(StackStatus.ROLLBACK_IN_PROGRESS, Optional.of(reason + "Rollback requested by user."));
        } else {
            stack.status(StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, Optional.of(reason));
        }
    }

    private void rollback(Stack stack, Set<String> skipped) {
        Optional<Stack.Stable> stable = stack.stable();
        if (stable.isEmpty()) {
            end(
                    stack,
                    new Deletion(engine, stack).all(true),
                    StackStatus.ROLLBACK_COMPLETE,
                    StackStatus.ROLLBACK_FAILED);
            return;
        }
        Set<String> failed = new Rollback(engine, stack, stable.get(), skipped).run();
        if (!failed.isEmpty()) {
            stack.status(
                    StackStatus.UPDATE_ROLLBACK_FAILED,
                    Optional.of("The following resource(s) failed to update: " + failed + ". "));
            return;
        }
        stack.status(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, Optional.empty());
        Plan target = stable.get().plan();
        List<StackResource> doomed = new ArrayList<>(stack.takeReplaced());
        stack.resources().values().stream()
                .filter(resource -> !target.resources().containsKey(resource.logicalId()))
                .forEach(doomed::add);
        new Deletion(engine, stack).cleanUp(doomed, stack.plan().orElse(target).dependencies(), true);
        stack.settled(target);
        stack.status(StackStatus.UPDATE_ROLLBACK_COMPLETE, Optional.empty());
    }

    void delete(Stack stack, Set<String> retained) {
        if (stack.advance(StackStatus.CREATE_IN_PROGRESS, StackStatus.DELETE_IN_PROGRESS)) {
            // The creation sees it when what is under way has ended, and continues with the deletion.
            stack.cancellations().cancelAll();
            return;
        }
        Optional<String> inUse = engine.exports().inUse(stack);
        if (inUse.isPresent()) {
            stack.status(stack.status(), inUse);
            return;
        }
        stack.status(StackStatus.DELETE_IN_PROGRESS, Optional.of("User Initiated"));
        run(stack, StackStatus.DELETE_FAILED, () -> deletion(stack, retained));
    }

    private void deletion(Stack stack, Set<String> retained) {
        stack.cancellations().clear();
        retained.forEach(stack::retain);
        List<StackResource> replaced = stack.takeReplaced();
        Deletion deletion = new Deletion(engine, stack);
        stack.plan().ifPresent(plan -> deletion.cleanUp(replaced, plan.dependencies(), true));
        end(stack, deletion.all(false), StackStatus.DELETE_COMPLETE, StackStatus.DELETE_FAILED);
    }

    private static void end(Stack stack, Set<String> failed, StackStatus good, StackStatus bad) {
        if (failed.isEmpty()) {
            stack.outputs(Outputs.NONE);
            stack.status(good, Optional.empty());
        } else {
            stack.status(bad, Optional.of("The following resource(s) failed to delete: " + failed + ". "));
        }
    }
}
