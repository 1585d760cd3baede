package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.QueryService.Operation;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackRequest;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What changes stacks without a change set. */
record StackOperations(Stacks stacks, Templates templates) {

    Map<String, Operation> operations() {
        return Map.of(
                "CreateStack", input -> create(new Input(input)),
                "UpdateStack", input -> update(new Input(input)),
                "DeleteStack", input -> delete(new Input(input)),
                "CancelUpdateStack", input -> cancelUpdate(new Input(input)),
                "ContinueUpdateRollback", input -> continueRollback(new Input(input)),
                "RollbackStack", input -> rollback(new Input(input)),
                "UpdateTerminationProtection", input -> protect(new Input(input)));
    }

    private CloudFormation driver() {
        return stacks.driver();
    }

    private Map<String, Object> create(Input input) {
        String name = input.required("StackName");
        if (stacks.find(name).isPresent()) {
            throw AwsError.of("AlreadyExistsException", "Stack [" + name + "] already exists");
        }
        Submission submission = Submission.of(input);
        StackRequest request = request(input, submission, Optional.empty());
        Stack stack = driver().create(name, request);
        stacks.details(
                stack,
                StackDetails.NONE
                        .with(submission, Optional.empty())
                        .withTerminationProtection(input.flag("EnableTerminationProtection")));
        return id(stack);
    }

    private Map<String, Object> update(Input input) {
        Stack stack = stacks.toChange(input);
        Submission submission = Submission.of(input);
        driver().update(stack, request(input, submission, Optional.of(stack)));
        stacks.details(stack, stacks.details(stack).with(submission, Optional.empty()));
        return id(stack);
    }

    private StackRequest request(Input input, Submission submission, Optional<Stack> former) {
        Template template = Template.parse(templates.text(input, former));
        Capabilities.of(template)
                .missingDirectly(template, submission.capabilities())
                .ifPresent(missing -> {
                    throw AwsError.of("InsufficientCapabilitiesException", missing);
                });
        return submission.request(template, former);
    }

    /** A stack that is not there is deleted already. */
    private Map<String, Object> delete(Input input) {
        stacks.find(input.required("StackName")).ifPresent(stack -> {
            StackStatus status = stack.status();
            if (stacks.details(stack).terminationProtection()) {
                throw Input.invalid(
                        "Stack [" + stack.id() + "] cannot be deleted while TerminationProtection is enabled");
            }
            if (status == StackStatus.DELETE_IN_PROGRESS) {
                return;
            }
            if (status.isInProgress() && status != StackStatus.CREATE_IN_PROGRESS) {
                throw Input.invalid("Stack [" + stack.id() + "] cannot be deleted while in status " + status);
            }
            Set<String> retained = Set.copyOf(input.strings("RetainResources"));
            if (!retained.isEmpty() && status != StackStatus.DELETE_FAILED) {
                throw Input.invalid("Invalid operation on stack [" + stack.id()
                        + "]. RetainResources can only be specified for stacks in the DELETE_FAILED state");
            }
            driver().delete(stack, retained);
        });
        return Map.of();
    }

    private Map<String, Object> cancelUpdate(Input input) {
        driver().cancelUpdate(stacks.toChange(input));
        return Map.of();
    }

    private Map<String, Object> continueRollback(Input input) {
        driver().continueRollback(
                        stacks.toChange(input), input.strings("ResourcesToSkip").toArray(String[]::new));
        return Map.of();
    }

    private Map<String, Object> rollback(Input input) {
        Stack stack = stacks.toChange(input);
        driver().rollback(stack);
        return id(stack);
    }

    private Map<String, Object> protect(Input input) {
        Stack stack = stacks.toChange(input);
        boolean enabled = Boolean.parseBoolean(input.required("EnableTerminationProtection"));
        stacks.details(stack, stacks.details(stack).withTerminationProtection(enabled));
        return id(stack);
    }

    static Map<String, Object> id(Stack stack) {
        return Map.of("StackId", stack.id());
    }
}
