package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change set.
 *
 * @param creates whether the stack has nothing yet
 * @param request what the stack would be asked to be
 * @param reason why it cannot be executed; empty if it can
 */
record ChangeSet(
        String id,
        String name,
        String stackId,
        String stackName,
        boolean creates,
        Instant created,
        Submission submission,
        StackRequest request,
        List<Object> changes,
        Optional<String> reason,
        boolean executed) {

    ChangeSet {
        changes = List.copyOf(changes);
    }

    ChangeSet done() {
        return new ChangeSet(
                id, name, stackId, stackName, creates, created, submission, request, changes, reason, true);
    }

    boolean isOf(Stack stack) {
        return stackId.equals(stack.id());
    }

    String status() {
        return reason.isPresent() ? "FAILED" : "CREATE_COMPLETE";
    }

    /** As ListChangeSets tells it. */
    Output summary() {
        return new Output()
                .with("StackId", stackId)
                .with("StackName", stackName)
                .with("ChangeSetId", id)
                .with("ChangeSetName", name)
                .with("ExecutionStatus", executionStatus())
                .with("Status", status())
                .with("StatusReason", reason)
                .with("CreationTime", created)
                .with("Description", submission.input().text("Description"))
                .with("IncludeNestedStacks", false);
    }

    Map<String, Object> description(Input input) {
        Page<Object> page = Page.of(changes, input);
        return summary()
                .with("Parameters", StackView.parameters(request.template(), request.parameters()))
                .with("NotificationARNs", submission.notificationArns())
                .with("RollbackConfiguration", Map.of())
                .with("Capabilities", submission.capabilities())
                .with("Tags", Output.pairs("Key", "Value", request.tags()))
                .with("Changes", page.items())
                .with("NextToken", page.next())
                .members();
    }

    private String executionStatus() {
        if (executed) {
            return "EXECUTE_COMPLETE";
        }
        return reason.isPresent() ? "UNAVAILABLE" : "AVAILABLE";
    }
}
