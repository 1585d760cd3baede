package io.github.cognitom2m.emulator.cloudformation.api;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.cloudformation.CloudFormation;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account's stacks as the API finds them: by name while they are there, by ARN also afterward. */
final class Stacks {
    private final CloudFormation cloudFormation;
    private final Map<String, StackDetails> details = new HashMap<>();
    private final List<ChangeSet> changeSets = new ArrayList<>();

    Stacks(CloudFormation cloudFormation) {
        this.cloudFormation = cloudFormation;
    }

    CloudFormation driver() {
        return cloudFormation;
    }

    Optional<Stack> find(String nameOrId) {
        return cloudFormation.stacks().stream()
                .filter(stack -> stack.id().equals(nameOrId)
                        || (stack.name().equals(nameOrId) && stack.status() != StackStatus.DELETE_COMPLETE))
                .findFirst();
    }

    /** A stack that a request names to be read. */
    Stack named(Input input) {
        return named(input.required("StackName"));
    }

    Stack named(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> absent(nameOrId));
    }

    /** A stack that a request names to be changed. */
    Stack toChange(Input input) {
        String name = input.required("StackName");
        return find(name)
                .filter(stack -> stack.status() != StackStatus.DELETE_COMPLETE)
                .orElseThrow(() -> Input.invalid("Stack [" + name + "] does not exist"));
    }

    /** Those that are there. */
    List<Stack> all() {
        return cloudFormation.stacks().stream()
                .filter(stack -> stack.status() != StackStatus.DELETE_COMPLETE)
                .toList();
    }

    StackDetails details(Stack stack) {
        return details.getOrDefault(stack.id(), StackDetails.NONE);
    }

    void details(Stack stack, StackDetails newDetails) {
        details.put(stack.id(), newDetails);
    }

    /** Those of all stacks, to be changed. */
    List<ChangeSet> changeSets() {
        return changeSets;
    }

    CloudFormationApi.State state() {
        return new CloudFormationApi.State(Map.copyOf(details), List.copyOf(changeSets));
    }

    void restore(CloudFormationApi.State state) {
        details.putAll(state.details());
        changeSets.addAll(state.changeSets());
    }

    static AwsError absent(String name) {
        return Input.invalid("Stack with id " + name + " does not exist");
    }
}
