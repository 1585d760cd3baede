package io.github.cognitom2m.explorer;

import io.github.cognitom2m.ProviderCode;
import io.github.cognitom2m.emulator.cloudformation.ResourceStatus;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import io.github.cognitom2m.emulator.cloudformation.StackResource;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import io.github.cognitom2m.explorer.Scenario.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Plays one scenario with one fault, cleans up after it, and tells what was violated. */
final class Explorer {
    static final String TYPE = "Custom::CognitoM2M";

    private static final int TRIES = 3;
    private static final int FIRST_MARKED_CALL = 4;

    /** The outcome of one play. */
    record Result(List<Place> places, int events, String end, List<String> violations) {}

    private final ProviderCode code = new ProviderCode();
    private final Map<String, String> undisturbedEnds = new HashMap<>();
    private final Map<Scenario, Prepared> prepared = new HashMap<>();

    /** Where the faults of a scenario begin, so that what goes before is played once. */
    private record Prepared(Stage.State state, String stack) {}

    /** What can go wrong at each call of a scenario that was played undisturbed. */
    static List<List<Fault>> faults(Scenario scenario, Result undisturbed) {
        List<List<Fault>> faults = new ArrayList<>();
        Set<Fault.Kind> kinds = scenario.is(Trait.COMES_AGAIN_TOO_LATE)
                ? EnumSet.of(Fault.Kind.AGAIN_TOO_LATE)
                : EnumSet.complementOf(EnumSet.of(Fault.Kind.AGAIN_TOO_LATE));
        if (scenario.is(Trait.MUST_WRITE_ITS_LEDGER)) {
            kinds.remove(Fault.Kind.DENIED);
        }
        // Before a request has left a mark nobody can know of it.
        int first = scenario.is(Trait.COMES_AGAIN_TOO_LATE) ? FIRST_MARKED_CALL : 1;
        if (scenario.is(Trait.ONLY_MEANWHILE)) {
            kinds = EnumSet.of(Fault.Kind.MEANWHILE);
        }
        if (scenario.meanwhile().isEmpty()) {
            kinds.remove(Fault.Kind.MEANWHILE);
        }
        if (!scenario.is(Trait.BASIC) || scenario.is(Trait.CONTINUES)) {
            // How a failure reaches the product, whether the SDK repeats the call, and whether nobody answers for a
            // process
            // that died, differs in the basic scenarios already.
            kinds.removeAll(EnumSet.of(
                    Fault.Kind.RESET_BEFORE,
                    Fault.Kind.RESET_AFTER,
                    Fault.Kind.TIMEOUT_AFTER,
                    Fault.Kind.THROTTLED,
                    Fault.Kind.DIES_BEFORE_UNANSWERED,
                    Fault.Kind.DIES_AFTER_UNANSWERED));
        }
        for (Place place : undisturbed.places()) {
            for (Fault.Kind kind : kinds) {
                if (place.call() >= first && makesADifference(kind, place, undisturbed.events())) {
                    faults.add(List.of(new Fault(kind, place.call(), 0)));
                }
            }
            for (int inFlight = 1;
                    inFlight < 4 && place.beside() && kinds.contains(Fault.Kind.DIES_AFTER);
                    inFlight++) {
                faults.add(List.of(new Fault(Fault.Kind.DIES_AFTER, place.call(), inFlight)));
            }
        }
        return faults;
    }

    private static boolean makesADifference(Fault.Kind kind, Place place, int events) {
        return switch (kind) {
            case STALE -> place.reads();
            // The number is that of an event.
            case AGAIN_LATER, AGAIN_AT_THE_END -> place.call() <= events;
            default -> true;
        };
    }

    /** What can go wrong at two of the calls. */
    static List<List<Fault>> pairs(Result undisturbed) {
        List<Integer> calls = undisturbed.places().stream().map(Place::call).toList();
        Set<Fault.Kind> kinds = EnumSet.of(Fault.Kind.ERROR_AFTER, Fault.Kind.DIES_AFTER);
        List<List<Fault>> pairs = new ArrayList<>();
        for (int first : calls) {
            // The second may strike in what follows the first: the answer, a rollback, a clean-up.
            for (int second = first + 1; second <= calls.getLast() + 6; second++) {
                for (Fault.Kind one : kinds) {
                    for (Fault.Kind other : kinds) {
                        pairs.add(List.of(new Fault(one, first, 0), new Fault(other, second, 0)));
                    }
                }
            }
        }
        return pairs;
    }

    Result play(Scenario scenario, List<Fault> faults) {
        return play(scenario, faults, stage -> {});
    }

    /** Plays, and lets somebody look at the stage in the end. */
    Result play(Scenario scenario, List<Fault> faults, Consumer<Stage> look) {
        boolean unanswered = faults.stream().anyMatch(Fault::isUnanswered);
        Optional<Prepared> earlier = Optional.ofNullable(prepared.get(scenario));
        Stage stage = earlier.map(known -> new Stage(code, unanswered, scenario.quirks(), known.state()))
                .orElseGet(() -> new Stage(code, unanswered, scenario.quirks()));
        Invariants invariants = new Invariants(stage);
        Optional<Stack> existing = earlier.isPresent()
                ? stage.cloudFormation.stack(earlier.get().stack())
                : prepare(scenario, stage, invariants);
        invariants.rememberForeign();
        Optional<GraceInvariants> grace = existing.filter(stack -> scenario.is(Trait.GRACE))
                .map(stack -> new GraceInvariants(stage, invariants, Scenarios.arn(stack)));
        watch(stage, existing, scenario, invariants, grace);
        int before = stage.events.size();
        stage.network.begin(faults);
        Stack stack = scenario.act().apply(stage, existing);
        stage.network.end();
        List<Place> places = stage.network.places();
        stage.cloudFormation.failOnNothing();
        for (int attempt = 0; attempt < TRIES && stack.status() == StackStatus.UPDATE_ROLLBACK_FAILED; attempt++) {
            stage.cloudFormation.continueRollback(stack);
        }
        List<Stage.Sent> events = List.copyOf(stage.events.subList(before, stage.events.size()));
        again(stage, faults, Fault.Kind.AGAIN_LATER, events);
        // A name that a stranger has taken cannot be had again.
        boolean mayStick =
                scenario.is(Trait.MAY_STICK) || faults.stream().anyMatch(fault -> fault.kind() == Fault.Kind.STRANGER);
        String end = stack.status().name();
        if (scenario.is(Trait.CHANGES_RENAMED) && !mayStick) {
            completeRename(stage, stack, invariants);
        }
        if (faults.isEmpty()) {
            undisturbedEnds.put(scenario.name(), end);
            if (end.endsWith("_FAILED") && !mayStick) {
                invariants.violated("ends in " + end + " although nothing went wrong");
            }
        } else if (faults.stream().allMatch(Fault::isRepetition) && !end.equals(undisturbedEnds.get(scenario.name()))) {
            invariants.violated("a repeated delivery made the operation end in " + end);
        }
        if (stack.status() == StackStatus.UPDATE_ROLLBACK_FAILED && !mayStick) {
            invariants.violated("a rollback that never succeeds: " + stack.reason("Credentials", "UPDATE_FAILED"));
        }
        if (!mayStick) {
            invariants.checkComplete(stack);
        }
        if (scenario.is(Trait.RENAMES_RESOURCE)) {
            invariants.checkKept(stack);
        }
        if (stack.status().name().endsWith("_COMPLETE") && stack.status() != StackStatus.DELETE_COMPLETE) {
            if (scenario.is(Trait.ROTATES)) {
                invariants.checkRotates(Scenarios.arn(stack));
            }
            grace.ifPresent(GraceInvariants::checkEnd);
        }
        for (int attempt = 0; attempt < TRIES && stack.status() != StackStatus.DELETE_COMPLETE; attempt++) {
            stack.delete();
        }
        if (stack.status() != StackStatus.DELETE_COMPLETE) {
            invariants.violated("a stack that is never deleted: " + stack.reason("Credentials", "DELETE_FAILED"));
        }
        again(stage, faults, Fault.Kind.AGAIN_AT_THE_END, events);
        endMove(stage, scenario, invariants);
        if (!scenario.is(Trait.MAY_STICK) && !wasToldOfALeak(stack)) {
            invariants.checkNothingLeft(!scenario.is(Trait.CONTESTED));
        }
        invariants.checkForeign();
        invariants.checkAnswered(stack, unanswered || faults.stream().anyMatch(Fault::holdsUp));
        invariants.checkNothingDisclosed(stack);
        look.accept(stage);
        return new Result(places, events.size(), end, invariants.violations());
    }

    private Optional<Stack> prepare(Scenario scenario, Stage stage, Invariants invariants) {
        invariants.plantForeign();
        Optional<Stack> existing = scenario.prepare().apply(stage);
        if (!scenario.is(Trait.CHANGES_AWS) && stage.cloudFormation.functions().isIdle()) {
            existing.ifPresent(stack -> prepared.put(scenario, new Prepared(stage.state(), stack.name())));
        }
        return existing;
    }

    private static void completeRename(Stage stage, Stack stack, Invariants invariants) {
        if (stack.events().stream().anyMatch(Explorer::isFailedDeletion)) {
            int attempt = 0;
            do {
                stage.updateAgain(stack);
            } while (stack.status() != StackStatus.UPDATE_COMPLETE && ++attempt < TRIES);
            if (stack.status() != StackStatus.UPDATE_COMPLETE) {
                invariants.violated("no update completes what a rename has left: " + stack.events());
            }
        }
    }

    private static boolean isFailedDeletion(StackEvent event) {
        return event.type().equals(TYPE) && event.status().equals("DELETE_FAILED");
    }

    private static void endMove(Stage stage, Scenario scenario, Invariants invariants) {
        if (scenario.is(Trait.STAYS)) {
            invariants.checkStays();
        }
        stage.cloudFormation.stack(MoveScenarios.KEEPER).ifPresent(Stack::delete);
        if (scenario.is(Trait.STAYS)) {
            invariants.checkStays();
            MoveScenarios.removeByHand(stage);
        }
    }

    /** Delivers the event of the operation whose turn it is by the fault's number once more. */
    private static void again(Stage stage, List<Fault> faults, Fault.Kind kind, List<Stage.Sent> events) {
        for (Fault fault : faults) {
            if (fault.kind() == kind && fault.call() <= events.size()) {
                stage.again(events.get(fault.call() - 1));
            }
        }
    }

    private static void watch(
            Stage stage,
            Optional<Stack> existing,
            Scenario scenario,
            Invariants invariants,
            Optional<GraceInvariants> grace) {
        Optional<String> arn = existing.stream()
                .flatMap(stack -> stack.resources().values().stream())
                .filter(resource -> resource.type().equals(TYPE))
                .map(StackResource::physicalId)
                .findFirst();
        stage.network.happenings(new FaultyNetwork.Happenings() {
            @Override
            public void atCall(Fault.Kind kind) {
                if (kind == Fault.Kind.AGAIN_AT_ONCE || kind == Fault.Kind.AGAIN_TOO_LATE) {
                    stage.again(stage.events.getLast());
                } else if (kind == Fault.Kind.CANCELLED || kind == Fault.Kind.CANCELLED_AFTER) {
                    cancel(stage, stage.cloudFormation.stack("shop").orElseThrow());
                } else if (kind == Fault.Kind.STRANGER && !scenario.is(Trait.CHANGED_BY_HAND)) {
                    // What hands have deleted and a stranger has made again cannot be told from what was there.
                    invariants.plantStranger();
                } else if (kind == Fault.Kind.MEANWHILE) {
                    scenario.meanwhile().orElseThrow().accept(stage, existing.orElseThrow());
                }
            }

            @Override
            public void check() {
                if (scenario.is(Trait.STAYS)) {
                    invariants.checkStays();
                }
                boolean isComplete = scenario.is(Trait.RENAMES_RESOURCE)
                        || stage.events.stream().noneMatch(sent -> sent.event().contains("\"RequestType\":\"Delete\""));
                if (arn.isPresent() && isComplete && !scenario.is(Trait.CHANGED_BY_HAND)) {
                    invariants.checkStillWorks(arn.get(), !scenario.is(Trait.RENAMES_DOMAIN));
                    grace.ifPresent(GraceInvariants::check);
                }
            }
        });
    }

    private static void cancel(Stage stage, Stack stack) {
        if (stack.status() != StackStatus.CREATE_IN_PROGRESS && stack.status() != StackStatus.UPDATE_IN_PROGRESS) {
            return; // CloudFormation does not cancel what it takes back.
        }
        // A Delete cannot be cancelled.
        Set<ResourceStatus> cancellable =
                EnumSet.of(ResourceStatus.CREATE_IN_PROGRESS, ResourceStatus.UPDATE_IN_PROGRESS);
        stack.resources().values().stream()
                .filter(resource -> resource.type().equals(TYPE) && cancellable.contains(resource.status()))
                .findFirst()
                .ifPresent(resource -> stage.cloudFormation.cancel(stack.name(), resource.logicalId()));
    }

    /** CloudFormation does not repeat a Delete that fails in a clean-up, but whoever operates the stack is told. */
    private static boolean wasToldOfALeak(Stack stack) {
        return stack.events().reversed().stream()
                .filter(event -> event.type().equals(TYPE))
                .anyMatch(event -> event.status().equals("DELETE_FAILED")
                        && stack.events().stream()
                                .noneMatch(later -> later.status().equals("DELETE_COMPLETE")
                                        && later.physicalId().equals(event.physicalId())
                                        && later.logicalId().equals(event.logicalId())));
    }
}
