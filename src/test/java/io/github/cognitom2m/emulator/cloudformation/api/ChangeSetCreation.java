package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.cloudformation.Plans;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackRequest;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Plan;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.emulator.cloudformation.template.ValidationError;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes change sets: what cannot be deployed fails the call, and what changes nothing fails the change set. */
record ChangeSetCreation(Stacks stacks, Templates templates, InstantSource time) {
    private static final String NO_CHANGES =
            "The submitted information didn't contain changes. Submit different information to create a change set.";

    ChangeSet create(Input input, String id) {
        boolean creates = input.text("ChangeSetType").orElse("UPDATE").equals("CREATE");
        String stackName = input.required("StackName");
        Optional<Stack> present = stacks.find(stackName).filter(stack -> stack.status() != StackStatus.DELETE_COMPLETE);
        check(stackName, creates, present);
        Submission submission = Submission.of(input);
        StackRequest request = submission.request(Template.parse(templates.text(input, present)), present);
        Optional<String> missing = Capabilities.of(request.template()).missing(submission.capabilities());
        if (missing.isPresent() && !isTransformed(request)) {
            throw AwsError.of("InsufficientCapabilitiesException", missing.get());
        }
        // Before there is a stack, because a refused one creates none.
        String stackId = present.map(Stack::id).orElseGet(() -> placeholder(stackName));
        Optional<Plan> plan = creates
                ? Optional.of(stacks.driver().plans().of(request, stackId))
                : update(present.orElseThrow(), request);
        Optional<String> nothing = plan.isPresent()
                ? Optional.empty()
                : Optional.of(isTransformed(request) ? Plans.NO_UPDATES : NO_CHANGES);
        Stack stack = present.orElseGet(() -> stacks.driver().review(stackName));
        List<Object> changes = plan.filter(wanted -> missing.isEmpty())
                .map(wanted -> new Changes(stacks.driver().plans(), stack, wanted).list())
                .orElse(List.of());
        return new ChangeSet(
                id,
                input.required("ChangeSetName"),
                stack.id(),
                stack.name(),
                creates,
                time.instant(),
                submission,
                request,
                changes,
                missing.or(() -> nothing),
                false);
    }

    /** Empty if there is nothing to do. */
    private Optional<Plan> update(Stack stack, StackRequest request) {
        try {
            return Optional.of(stacks.driver().plans().ofUpdate(stack, request));
        } catch (ValidationError e) {
            if (Plans.NO_UPDATES.equals(e.getMessage())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void check(String stackName, boolean creates, Optional<Stack> present) {
        if (!stackName.matches("[a-zA-Z][-a-zA-Z0-9]{0,127}|arn:.+")) {
            throw Input.invalid("1 validation error detected: Value '" + stackName
                    + "' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*");
        }
        if (creates
                && present.filter(stack -> stack.status() != StackStatus.REVIEW_IN_PROGRESS)
                        .isPresent()) {
            throw Input.invalid("Stack [" + stackName
                    + "] already exists and cannot be created again with the changeSet type [CREATE].");
        }
        if (!creates && present.isEmpty()) {
            throw Input.invalid("Stack [" + stackName + "] does not exist");
        }
    }

    private static boolean isTransformed(StackRequest request) {
        return !request.template().source().transforms().isEmpty();
    }

    /** An ARN as the stack's will be, for what a template reads of it. */
    private String placeholder(String stackName) {
        return stacks.driver().place().arn("cloudformation", "stack/" + stackName + "/new");
    }
}
