package io.github.cognitom2m.explorer;

import io.github.cognitom2m.emulator.cloudformation.Quirks;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Stack operations to be played.
 *
 * @param prepare makes the stack before anything goes wrong
 * @param act the operations during which the fault strikes
 * @param renames whether the domain is renamed, so that there is a moment without one
 */
record Scenario(
        String name, Quirks quirks, boolean renames, Function<Stage, Stack> prepare, BiConsumer<Stage, Stack> act) {

    /** A stack that is only now made. */
    static Scenario creating(String name, String resources, Consumer<Stage> before) {
        return new Scenario(
                name,
                Quirks.USUAL,
                false,
                stage -> {
                    before.accept(stage);
                    return stage.create("shop", Scenarios.EMPTY);
                },
                (stage, stack) -> stage.update(stack, resources));
    }

    /** A stack that exists, and is changed. */
    static Scenario updating(String name, String from, String to) {
        return new Scenario(
                name, Quirks.USUAL, false, stage -> stage.create("shop", from), (stage, stack) -> stage.update(stack, to));
    }

    Scenario renaming() {
        return new Scenario(name, quirks, true, prepare, act);
    }

    Scenario with(Quirks newQuirks) {
        return new Scenario(name + " " + newQuirks, newQuirks, renames, prepare, act);
    }

    /** The same, with another resource failing after ours. */
    Scenario thenSiblingFails() {
        return new Scenario(name + ", then another resource fails", quirks, renames, prepare, (stage, stack) -> {
            stage.cloudFormation.failOn("Sibling");
            act.accept(stage, stack);
            stage.cloudFormation.failOnNothing();
        });
    }

    /** The same, and then the stack is deleted. */
    Scenario thenDeleted() {
        return new Scenario(name + ", then deleted", quirks, renames, prepare, (stage, stack) -> {
            act.accept(stage, stack);
            stack.delete();
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
