package io.github.cognitom2m.explorer;

import io.github.cognitom2m.emulator.cloudformation.Quirks;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Stack operations to be played.
 *
 * @param prepare makes the stack before anything goes wrong
 * @param act the operations during which the fault strikes
 * @param renames whether the domain is renamed, so that there is a moment without one
 * @param mayStick whether something was done by hand that only a person can mend, so that the stack need not recover
 * @param meanwhile what may go on at the same time, on the stack that exists
 */
record Scenario(
        String name,
        Quirks quirks,
        boolean renames,
        boolean mayStick,
        Optional<BiConsumer<Stage, Stack>> meanwhile,
        Function<Stage, Optional<Stack>> prepare,
        BiFunction<Stage, Optional<Stack>, Stack> act) {

    /** With nothing else going on. */
    Scenario(
            String name,
            Quirks quirks,
            boolean renames,
            boolean mayStick,
            Function<Stage, Optional<Stack>> prepare,
            BiFunction<Stage, Optional<Stack>, Stack> act) {
        this(name, quirks, renames, mayStick, Optional.empty(), prepare, act);
    }

    /** A stack that is only now made. */
    static Scenario creating(String name, String resources, Consumer<Stage> before) {
        return new Scenario(
                name,
                Quirks.USUAL,
                false,
                false,
                stage -> {
                    before.accept(stage);
                    return Optional.empty();
                },
                (stage, none) -> stage.create("shop", resources));
    }

    /** A resource that comes into a stack that exists. */
    static Scenario joining(String name, String resources) {
        return updating(name, Scenarios.EMPTY, resources);
    }

    /** A stack that exists, and is changed. */
    static Scenario updating(String name, String from, String to) {
        return new Scenario(
                name,
                Quirks.USUAL,
                false,
                false,
                stage -> Optional.of(stage.create("shop", from)),
                (stage, stack) -> stage.update(stack.orElseThrow(), to));
    }

    /** Whether hands have been at what was made, so that it need not work before it is mended. */
    boolean byHand() {
        return name.contains(" after ");
    }

    Scenario renaming() {
        return new Scenario(name, quirks, true, mayStick, meanwhile, prepare, act);
    }

    Scenario with(Quirks newQuirks) {
        return new Scenario(name + " " + newQuirks, newQuirks, renames, mayStick, meanwhile, prepare, act);
    }

    /** The same, with something that goes on meanwhile. */
    Scenario meanwhile(String what, BiConsumer<Stage, Stack> other) {
        return new Scenario(name + " while " + what, quirks, renames, mayStick, Optional.of(other), prepare, act);
    }

    /** Whether it is another scenario, which is explored itself, and what comes after. */
    boolean goesOn() {
        return name.contains(", then ");
    }

    /** Whether the secret rotates, or may do so. */
    boolean rotates() {
        return name.contains("rotate");
    }

    /** The same, with something done by hand before. */
    Scenario after(String what, BiConsumer<Stage, Stack> byHand, boolean sticks) {
        return new Scenario(
                name + " after " + what,
                quirks,
                true,
                sticks,
                meanwhile,
                stage -> {
                    Optional<Stack> prepared = prepare.apply(stage);
                    byHand.accept(stage, prepared.orElseThrow());
                    return prepared;
                },
                act);
    }

    /** The same, with another resource failing after ours. */
    Scenario thenSiblingFails() {
        return new Scenario(
                name + ", then another resource fails",
                quirks,
                renames,
                mayStick,
                meanwhile,
                prepare,
                (stage, stack) -> {
                    stage.cloudFormation.failOn("Sibling");
                    Stack acted = act.apply(stage, stack);
                    stage.cloudFormation.failOnNothing();
                    return acted;
                });
    }

    /** The same, and then the stack is deleted. */
    Scenario thenDeleted() {
        return new Scenario(name + ", then deleted", quirks, renames, mayStick, meanwhile, prepare, (stage, stack) -> {
            Stack acted = act.apply(stage, stack);
            acted.delete();
            return acted;
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
