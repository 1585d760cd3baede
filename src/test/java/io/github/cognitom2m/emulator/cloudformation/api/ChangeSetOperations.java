package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.QueryService.Operation;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Change sets: made, looked at, executed and deleted. */
record ChangeSetOperations(Stacks stacks, ChangeSetCreation creation) {

    Map<String, Operation> operations() {
        return Map.of(
                "CreateChangeSet", input -> create(new Input(input)),
                "DescribeChangeSet", input -> named(new Input(input)).description(new Input(input)),
                "ExecuteChangeSet", input -> execute(new Input(input)),
                "DeleteChangeSet", input -> delete(new Input(input)),
                "ListChangeSets", input -> list(new Input(input)));
    }

    private Map<String, Object> create(Input input) {
        String name = input.required("ChangeSetName");
        boolean taken = stacks.find(input.required("StackName"))
                .flatMap(stack -> find(Optional.of(stack), name))
                .isPresent();
        if (taken) {
            throw AwsError.of("AlreadyExistsException", "ChangeSet " + name + " already exists");
        }
        if (input.text("ChangeSetType").orElse("").equals("IMPORT")) {
            throw Input.invalid("Change sets of type IMPORT are not emulated");
        }
        String id = stacks.driver().place().arn("cloudformation", "changeSet/" + name + "/" + UUID.randomUUID());
        ChangeSet changeSet = creation.create(input, id);
        stacks.changeSets().add(changeSet);
        return Map.of("Id", id, "StackId", changeSet.stackId());
    }

    private Map<String, Object> execute(Input input) {
        ChangeSet changeSet = named(input);
        if (changeSet.reason().isPresent() || changeSet.executed()) {
            throw AwsError.of(
                    "InvalidChangeSetStatus",
                    "ChangeSet [" + changeSet.id() + "] cannot be executed in its current status of ["
                            + (changeSet.executed() ? "EXECUTE_COMPLETE" : changeSet.status()) + "]");
        }
        Stack stack = stacks.named(changeSet.stackId());
        Submission submission = input.has("DisableRollback")
                ? changeSet.submission().withDisableRollback(input.flag("DisableRollback"))
                : changeSet.submission();
        StackRequest request = changeSet.request().with(submission.onFailure());
        if (changeSet.creates()) {
            stacks.driver().create(stack, request);
        } else {
            stacks.driver().update(stack, request);
        }
        stacks.details(stack, stacks.details(stack).with(submission, Optional.of(changeSet.id())));
        // The others were made for what the stack no longer is.
        stacks.changeSets().removeIf(other -> other.isOf(stack));
        stacks.changeSets().add(changeSet.done());
        return Map.of();
    }

    private Map<String, Object> delete(Input input) {
        find(stack(input), input.required("ChangeSetName")).ifPresent(stacks.changeSets()::remove);
        return Map.of();
    }

    private Map<String, Object> list(Input input) {
        Stack stack = stacks.named(input);
        List<ChangeSet> own = stacks.changeSets().stream()
                .filter(changeSet -> changeSet.isOf(stack))
                .toList();
        return StackQueries.page(
                "Summaries",
                Page.of(own, input),
                changeSet -> changeSet.summary().members());
    }

    private ChangeSet named(Input input) {
        String name = input.required("ChangeSetName");
        return find(stack(input), name)
                .orElseThrow(() ->
                        new AwsError(404, "ChangeSetNotFoundException", "ChangeSet [" + name + "] does not exist"));
    }

    private Optional<Stack> stack(Input input) {
        Optional<String> name = input.text("StackName");
        if (name.isEmpty() && !input.required("ChangeSetName").startsWith("arn:")) {
            throw Input.invalid("StackName must be specified if ChangeSetName is not specified as an ARN.");
        }
        return name.map(given -> stacks.find(given).orElseThrow(() -> Stacks.absent(given)));
    }

    private Optional<ChangeSet> find(Optional<Stack> stack, String nameOrId) {
        return stacks.changeSets().stream()
                .filter(changeSet -> changeSet.id().equals(nameOrId)
                        || (changeSet.name().equals(nameOrId)
                                && stack.filter(changeSet::isOf).isPresent()))
                .findFirst();
    }
}
