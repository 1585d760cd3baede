package io.github.cognitom2m.explorer;

import static io.github.cognitom2m.explorer.Scenarios.DOMAIN;
import static io.github.cognitom2m.explorer.Scenarios.arn;
import static io.github.cognitom2m.explorer.Scenarios.deleted;
import static io.github.cognitom2m.explorer.Scenarios.resource;
import static io.github.cognitom2m.explorer.Scenarios.server;
import static io.github.cognitom2m.explorer.Scenarios.standard;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.explorer.Scenario.Trait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Periods of grace that are over or not, and the sweeps that end them beside whatever else goes on. */
final class GraceScenarios {
    private GraceScenarios() {}

    static List<Scenario> all() {
        Scenario update = Scenario.of(
                        "update what has a period of grace",
                        replacedBefore(GraceInvariants.PERIOD),
                        (stage, stack) -> stage.update(stack.orElseThrow(), graced("2", "read", "more")),
                        Trait.GRACE)
                .meanwhile("it is swept", GraceScenarios::sweeps);
        Scenario dropped = Scenario.updating(
                        "no longer declare a period of grace", graced("1", "read"), standard("2", "read"))
                .and(Trait.GRACE);
        return List.of(
                sweep().meanwhile("the secret is rotated", GraceScenarios::rotates),
                sweep().meanwhile(
                                "a scope is added", (stage, stack) -> stage.update(stack, graced("2", "read", "more"))),
                sweep().meanwhile("the stack is deleted", (stage, stack) -> stack.delete()),
                rotation().meanwhile("it is swept", GraceScenarios::sweeps),
                update,
                dropped.thenSiblingFails(),
                Scenario.of(
                                "delete what has a period of grace",
                                replacedBefore(GraceInvariants.PERIOD),
                                (stage, stack) -> deleted(stack),
                                Trait.GRACE)
                        .meanwhile("it is swept", GraceScenarios::sweeps));
    }

    private static void sweeps(Stage stage, Stack stack) {
        stage.sweep();
    }

    private static void rotates(Stage stage, Stack stack) {
        stage.rotate(arn(stack));
    }

    private static Scenario sweep() {
        return Scenario.of(
                "end what was replaced",
                replacedBefore(GraceInvariants.PERIOD),
                (stage, stack) -> {
                    stage.sweep();
                    return stack.orElseThrow();
                },
                Trait.GRACE);
    }

    private static Scenario rotation() {
        return Scenario.of(
                "rotate with a period of grace",
                replacedBefore(Duration.ofHours(1)),
                (stage, stack) -> {
                    stage.rotate(arn(stack.orElseThrow()));
                    return stack.orElseThrow();
                },
                Trait.GRACE);
    }

    private static Function<Stage, Optional<Stack>> replacedBefore(Duration time) {
        return stage -> {
            Stack stack = stage.create("shop", graced("1", "read"));
            stage.rotate(arn(stack));
            stage.aws.time().pass(time);
            return Optional.of(stack);
        };
    }

    private static String graced(String revision, String... scopes) {
        return resource(
                "$POOL",
                revision,
                server(scopes),
                DOMAIN,
                "Rotation: {GracePeriodHours: " + GraceInvariants.PERIOD.toHours() + "}");
    }
}
