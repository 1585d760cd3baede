package io.github.cognitom2m.explorer;

import io.github.cognitom2m.ProviderCode;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.StackResource;
import io.github.cognitom2m.emulator.cloudformation.StackStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Plays one scenario with one fault, cleans up after it, and tells what was violated. */
final class Explorer {
    private static final int TRIES = 3;

    /** What came of one play. */
    record Result(int calls, String end, List<String> violations) {}

    private final ProviderCode code = new ProviderCode();

    /** All faults at all calls of a scenario that has so many. */
    static List<Fault> faults(int calls, Set<Fault.Kind> kinds) {
        List<Fault> faults = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            for (Fault.Kind kind : kinds) {
                Fault fault = new Fault(kind, call, 0);
                faults.add(fault);
                if (fault.kills() && !fault.isUnanswered()) {
                    for (int inFlight = 1; inFlight < 4; inFlight++) {
                        faults.add(new Fault(kind, call, inFlight));
                    }
                }
            }
        }
        return faults;
    }

    Result play(Scenario scenario, Fault fault) {
        return play(scenario, fault, stage -> {});
    }

    Result play(Scenario scenario, Fault fault, Consumer<Stage> after) {
        Stage stage = new Stage(code, fault, scenario.quirks());
        Invariants invariants = new Invariants(stage);
        invariants.plantForeign();
        Optional<Stack> prepared = scenario.prepare().apply(stage);
        invariants.rememberForeign();
        watch(stage, prepared, scenario, invariants);
        int before = stage.events.size();
        stage.network.begin(fault);
        Stack stack = scenario.act().apply(stage, prepared);
        stage.network.end();
        int calls = stage.network.calls();
        stage.cloudFormation.failOnNothing();
        for (int attempt = 0; attempt < TRIES && stack.status() == StackStatus.UPDATE_ROLLBACK_FAILED; attempt++) {
            stage.cloudFormation.continueRollback(stack);
        }
        if (fault.kind() == Fault.Kind.AGAIN_LATER && before < stage.events.size()) {
            stage.again(stage.events.get(Math.min(before + fault.call() - 1, stage.events.size() - 1)));
        }
        String end = stack.status().name();
        if (stack.status() == StackStatus.UPDATE_ROLLBACK_FAILED) {
            invariants.violated("a rollback that never succeeds: " + stack.reason("Credentials", "UPDATE_FAILED"));
        }
        invariants.checkComplete(stack);
        List<String> events = List.copyOf(stage.events);
        for (int attempt = 0; attempt < TRIES && stack.status() != StackStatus.DELETE_COMPLETE; attempt++) {
            stack.delete();
        }
        if (stack.status() != StackStatus.DELETE_COMPLETE) {
            invariants.violated("a stack that is never deleted: " + stack.reason("Credentials", "DELETE_FAILED"));
        }
        if (fault.kind() == Fault.Kind.AGAIN_AT_THE_END && before < events.size()) {
            stage.again(events.get(Math.min(before + fault.call() - 1, events.size() - 1)));
        }
        if (!wasToldOfALeak(stack)) {
            invariants.checkNothingLeft();
        }
        invariants.checkForeign();
        invariants.checkAnswered(stack, fault.isUnanswered() || fault.isCancellation());
        invariants.checkNothingTold(stack);
        after.accept(stage);
        return new Result(calls, end, invariants.violations());
    }

    private static void watch(Stage stage, Optional<Stack> prepared, Scenario scenario, Invariants invariants) {
        Optional<String> arn = prepared.stream()
                .flatMap(stack -> stack.resources().values().stream())
                .filter(resource -> resource.type().equals("Custom::CognitoM2M"))
                .map(StackResource::physicalId)
                .findFirst();
        stage.network.happenings(new FaultyNetwork.Happenings() {
            @Override
            public void atCall(Fault.Kind kind) {
                if (kind == Fault.Kind.AGAIN_AT_ONCE) {
                    stage.again(stage.events.getLast());
                } else if (kind == Fault.Kind.CANCELLED || kind == Fault.Kind.CANCELLED_AFTER) {
                    cancel(stage, stage.cloudFormation.stack("shop").orElseThrow());
                }
            }

            @Override
            public void check() {
                boolean isComplete = stage.events.stream()
                        .noneMatch(event -> event.contains("\"RequestType\":\"Delete\""));
                if (arn.isPresent() && isComplete) {
                    invariants.checkStillWorks(arn.get(), !scenario.renames());
                }
            }
        });
    }

    private static void cancel(Stage stage, Stack stack) {
        StackResource resource = stack.resource("Credentials");
        switch (resource.status()) {
            case CREATE_IN_PROGRESS, UPDATE_IN_PROGRESS ->
                stage.cloudFormation.cancel(stack.name(), resource.logicalId());
            default -> {
                // A Delete cannot be cancelled.
            }
        }
    }

    /** CloudFormation does not repeat a Delete that fails in a clean-up, but whoever operates the stack is told. */
    private static boolean wasToldOfALeak(Stack stack) {
        return stack.events().reversed().stream()
                .filter(event -> event.logicalId().equals("Credentials"))
                .anyMatch(event -> event.status().equals("DELETE_FAILED")
                        && stack.events().stream()
                                .noneMatch(later -> later.status().equals("DELETE_COMPLETE")
                                        && later.physicalId().equals(event.physicalId())
                                        && later.logicalId().equals("Credentials")));
    }
}
