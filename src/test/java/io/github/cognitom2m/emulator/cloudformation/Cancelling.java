package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.cloudformation.template.Declaration;
import java.util.Map;
import java.util.Optional;

/** Undoes a resource while its own request is still under way. */
final class Cancelling {

    private final Provisioning provisioning;
    private final Names names;

    Cancelling(Provisioning provisioning, Names names) {
        this.provisioning = provisioning;
        this.names = names;
    }

    void cancel(Stack stack, String logicalId) {
        StackResource running = stack.resource(logicalId);
        stack.cancellations().cancel(logicalId);
        switch (running.status()) {
            case CREATE_IN_PROGRESS -> {
                String id = names.generated(stack.name(), logicalId);
                StackResource doomed = running.attempted(running.properties(), Optional.of(id), running.status());
                Outcome outcome = provisioning.delete(stack, doomed, running.properties());
                stack.cancellations().undone(logicalId, id, outcome);
            }
            case UPDATE_IN_PROGRESS -> {
                Map<String, Object> attempted = attempted(stack, logicalId);
                Outcome outcome = provisioning.rollback(
                        stack,
                        running.attempted(attempted, running.known(), running.status()),
                        running.physicalId(),
                        running.properties());
                stack.cancellations().undone(logicalId, running.physicalId(), outcome);
            }
            default -> throw new IllegalStateException(logicalId + " is not under way but " + running.status());
        }
    }

    private static Map<String, Object> attempted(Stack stack, String logicalId) {
        return stack.plan()
                .map(plan -> {
                    Declaration declaration =
                            Optional.ofNullable(plan.resources().get(logicalId)).orElseThrow();
                    return stack.properties(plan, declaration);
                })
                .orElseThrow();
    }
}
