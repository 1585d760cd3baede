package io.github.cognitom2m.explorer;

import io.github.cognitom2m.emulator.cloudformation.Quirks;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Stack operations to be played.
 *
 * @param traits what the invariants have to know about it
 * @param prepare makes the stack before anything goes wrong
 * @param act the operations during which the fault strikes
 * @param meanwhile what may happen at the same time, on the stack that exists
 */
record Scenario(
        String name,
        Quirks quirks,
        Set<Trait> traits,
        Optional<BiConsumer<Stage, Stack>> meanwhile,
        Function<Stage, Optional<Stack>> prepare,
        BiFunction<Stage, Optional<Stack>, Stack> act) {

    enum Trait {
        /** The domain is renamed, so that there is a moment without one. */
        RENAMES_DOMAIN,
        /** The resource gets another logical id, and with it keeps its secret. */
        RENAMES_RESOURCE,
        /**
         * It gets other properties, too, and CloudFormation does not repeat the Delete that brings back both: where that
         * fails, the next update does it.
         */
        CHANGES_RENAMED,
        /** The server and the domain are used by more than one stack, so that they stay whoever drops or deletes them. */
        STAYS,
        /** Something was done by hand that only a person can undo, so that the stack need not recover. */
        MAY_STICK,
        /** Something was changed by hand, so that it need not work before the next update. */
        CHANGED_BY_HAND,
        /** One of those that stand for all in how failures reach the product, so that every kind of fault is explored. */
        BASIC,
        /** It begins with another scenario, which is explored itself. */
        CONTINUES,
        /** The secret rotates, or may do so. */
        ROTATES,
        /** The secret has a period of grace, or may get one, and may rotate. */
        GRACE,
        /** Its event comes again so late that it could not be begun any more; nothing else goes wrong. */
        COMES_AGAIN_TOO_LATE,
        /** What is changed by hand is the resource's own by its ledger alone, so that writing it is not denied. */
        MUST_WRITE_ITS_LEDGER,
        /** What happens meanwhile is all that is explored: the rest is, in a scenario without it. */
        ONLY_MEANWHILE,
        /** Its preparation changes how AWS goes on from there, so that each play needs its own. */
        CHANGES_AWS,
        /** Another ledger claims its parts, so that they may stay. */
        CONTESTED
    }

    Scenario {
        traits = Set.copyOf(traits);
    }

    /** With nothing else happening. */
    static Scenario of(
            String name,
            Function<Stage, Optional<Stack>> prepare,
            BiFunction<Stage, Optional<Stack>, Stack> act,
            Trait... traits) {
        return new Scenario(name, Quirks.USUAL, Set.of(traits), Optional.empty(), prepare, act);
    }

    /** A stack that is only now made. */
    static Scenario creating(String name, String resources, Consumer<Stage> before) {
        return of(
                name,
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
        return of(
                name,
                stage -> Optional.of(stage.create("shop", from)),
                (stage, stack) -> stage.update(stack.orElseThrow(), to));
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    Scenario and(Trait... more) {
        Set<Trait> all = new HashSet<>(traits);
        all.addAll(List.of(more));
        return new Scenario(name, quirks, all, meanwhile, prepare, act);
    }

    Scenario with(Quirks newQuirks) {
        return new Scenario(name + " " + newQuirks, newQuirks, traits, meanwhile, prepare, act);
    }

    /** The same, with something that happens meanwhile. */
    Scenario meanwhile(String what, BiConsumer<Stage, Stack> other) {
        return new Scenario(name + " while " + what, quirks, traits, Optional.of(other), prepare, act);
    }

    /** The same, with something that is there before. */
    Scenario before(Consumer<Stage> first) {
        return new Scenario(
                name,
                quirks,
                traits,
                meanwhile,
                stage -> {
                    first.accept(stage);
                    return prepare.apply(stage);
                },
                act);
    }

    /** The same, with something done by hand before. */
    Scenario after(String what, BiConsumer<Stage, Stack> byHand) {
        return new Scenario(
                        name + " after " + what,
                        quirks,
                        traits,
                        meanwhile,
                        stage -> {
                            Optional<Stack> prepared = prepare.apply(stage);
                            byHand.accept(stage, prepared.orElseThrow());
                            return prepared;
                        },
                        act)
                .and(Trait.CHANGED_BY_HAND, Trait.RENAMES_DOMAIN);
    }

    /** The same, with another resource failing after ours. */
    Scenario thenSiblingFails() {
        return then("another resource fails", (stage, stack) -> {
            stage.cloudFormation.failOn("Sibling");
            Stack acted = act.apply(stage, stack);
            stage.cloudFormation.failOnNothing();
            return acted;
        });
    }

    /** The same, and then the stack is deleted. */
    Scenario thenDeleted() {
        return then("deleted", (stage, stack) -> {
            Stack acted = act.apply(stage, stack);
            acted.delete();
            return acted;
        });
    }

    private Scenario then(String what, BiFunction<Stage, Optional<Stack>, Stack> both) {
        return new Scenario(name + ", then " + what, quirks, traits, meanwhile, prepare, both).and(Trait.CONTINUES);
    }

    @Override
    public String toString() {
        return name;
    }
}
