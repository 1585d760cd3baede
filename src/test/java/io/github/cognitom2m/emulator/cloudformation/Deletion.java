package io.github.cognitom2m.emulator.cloudformation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Removes resources of a stack. */
final class Deletion {

    private final Engine engine;
    private final Stack stack;

    Deletion(Engine engine, Stack stack) {
        this.engine = engine;
        this.stack = stack;
    }

    /**
     * Removes all resources, each after those that need it; answers those that could not be removed.
     *
     * @param created whether the operation that made them is being rolled back
     */
    Set<String> all(boolean created) {
        Map<String, Set<String>> needed = new TreeMap<>();
        stack.resources().forEach((id, resource) -> needed.put(id, resource.dependencies()));
        return new Walk(Walk.reversed(needed), id -> current(stack.resource(id), created), engine.executor())
                .asFarAsPossible();
    }

    /** Removes a resource that the stack has now; answers whether it is gone. */
    boolean current(StackResource resource, boolean created) {
        boolean retained = switch (resource.declaration().deletionPolicy()) {
            case "Retain" -> true;
            case "RetainExceptOnCreate" -> !created;
            default -> false;
        };
        boolean gone = retained ? skipped(resource) : deleted(resource, resource.properties());
        if (gone) {
            stack.remove(resource.logicalId());
        }
        return gone;
    }

    private boolean skipped(StackResource resource) {
        stack.tell(resource.in(ResourceStatus.DELETE_SKIPPED), Optional.empty());
        return true;
    }

    /**
     * Cleans up after an update or its rollback, one after the other; a failure leaves an orphan and stops nothing.
     *
     * @param doomed resources that the stack is to lose, and generations that others have replaced
     * @param dependencies of the plan under which they lived
     * @param rolledBack whether the operation that made them was rolled back
     */
    void cleanUp(List<StackResource> doomed, Map<String, Set<String>> dependencies, boolean rolledBack) {
        List<String> order = Walk.order(dependencies).reversed();
        doomed.stream()
                .sorted(Comparator.comparingInt(resource -> order.indexOf(resource.logicalId())))
                .forEach(resource -> cleanUp(resource, rolledBack));
    }

    private void cleanUp(StackResource resource, boolean rolledBack) {
        Optional<StackResource> survivor = stack.find(resource.logicalId())
                .filter(current -> !current.known().equals(resource.known()));
        if (survivor.isEmpty()) {
            current(resource, rolledBack);
            stack.remove(resource.logicalId());
        } else if (!rolledBack && resource.declaration().updateReplacePolicy().startsWith("Retain")) {
            skipped(resource);
        } else {
            boolean own = engine.quirks().cleanupCarriesOwnProperties();
            deleted(resource, own ? resource.properties() : survivor.get().properties());
        }
    }

    private boolean deleted(StackResource resource, Map<String, Object> properties) {
        stack.tell(resource.in(ResourceStatus.DELETE_IN_PROGRESS), Optional.empty());
        Outcome outcome = resource.known().isEmpty()
                ? new Outcome.Done("", Map.of(), false, "") // never made: there is nobody to ask
                : stack.cancellations()
                        .takeUndone(resource.logicalId())
                        .orElseGet(() -> engine.provisioning().delete(stack, resource, properties));
        return switch (outcome) {
            case Outcome.Done done -> {
                stack.tell(resource.in(ResourceStatus.DELETE_COMPLETE), Optional.empty());
                yield true;
            }
            case Outcome.Failed failed -> failed(resource, failed.reason());
            case Outcome.Untouched untouched -> failed(resource, untouched.reason());
        };
    }

    private boolean failed(StackResource resource, String reason) {
        StackResource left = resource.in(ResourceStatus.DELETE_FAILED);
        boolean stillCurrent = stack.find(resource.logicalId())
                .map(current -> current.known().equals(resource.known()))
                .orElse(false);
        if (stillCurrent) {
            stack.keep(left);
        }
        stack.tell(left, Optional.of(reason));
        return false;
    }
}
