package io.github.cognitom2m.emulator.cloudformation.api;

import java.util.List;
import java.util.Optional;

/** What the API keeps of a stack beside what the driver knows. */
record StackDetails(
        List<String> capabilities,
        Optional<String> roleArn,
        List<String> notificationArns,
        boolean disableRollback,
        boolean terminationProtection,
        Optional<String> changeSetId) {

    static final StackDetails NONE =
            new StackDetails(List.of(), Optional.empty(), List.of(), false, false, Optional.empty());

    StackDetails {
        capabilities = List.copyOf(capabilities);
        notificationArns = List.copyOf(notificationArns);
    }

    StackDetails withTerminationProtection(boolean enabled) {
        return new StackDetails(capabilities, roleArn, notificationArns, disableRollback, enabled, changeSetId);
    }

    /** What an operation on the stack changes of it. */
    StackDetails with(Submission submission, Optional<String> newChangeSetId) {
        return new StackDetails(
                submission.capabilities(),
                submission.roleArn().or(this::roleArn),
                submission.notificationArns(),
                submission.disableRollback(),
                terminationProtection,
                newChangeSetId);
    }
}
