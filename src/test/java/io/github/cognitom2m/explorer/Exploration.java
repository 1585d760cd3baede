package io.github.cognitom2m.explorer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Explores scenarios until the first violation, to see whether it finds planted bugs. */
final class Exploration {
    /** No exception ends a process with this status. */
    private static final int VIOLATED = 3;

    private static final int STRIDE = 13;

    /** What is played, after what has an earlier turn. */
    private record Play(Scenario scenario, List<Fault> faults, int turn) {}

    private Exploration() {}

    /**
     * Ends with 3, and a line that tells of the violation, where there is one; else with 0. The arguments are how the
     * names of the scenarios begin and, optionally, which kind of fault is tried before all others.
     */
    public static void main(String[] arguments) {
        List<Scenario> scenarios = Scenarios.all().stream()
                .filter(scenario -> scenario.name().startsWith(arguments[0]))
                .toList();
        Optional<Fault.Kind> early = Stream.of(arguments).skip(1).findFirst().map(Fault.Kind::valueOf);
        Optional<String> violation = violation(new Explorer(), scenarios, early);
        System.out.println(violation.orElse("no violation"));
        System.exit(violation.isPresent() ? VIOLATED : 0);
    }

    private static Optional<String> violation(Explorer explorer, List<Scenario> scenarios, Optional<Fault.Kind> early) {
        List<Play> plays = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Explorer.Result undisturbed = explorer.play(scenario, List.of());
            if (!undisturbed.violations().isEmpty()) {
                return Optional.of("undisturbed: %s: %s"
                        .formatted(scenario, undisturbed.violations().getFirst()));
            }
            List<List<Fault>> faults = Explorer.faults(scenario, undisturbed);
            for (int i = 0; i < faults.size(); i++) {
                boolean isEarly =
                        early.equals(Optional.of(faults.get(i).getFirst().kind()));
                plays.add(new Play(scenario, faults.get(i), isEarly ? -1 : i % STRIDE));
            }
        }
        plays.sort(Comparator.comparingInt(Play::turn));
        int runs = 0;
        for (Play play : plays) {
            runs++;
            List<String> violations =
                    explorer.play(play.scenario(), play.faults()).violations();
            if (!violations.isEmpty()) {
                return Optional.of(
                        "run %d: %s, %s: %s".formatted(runs, play.scenario(), play.faults(), violations.getFirst()));
            }
        }
        return Optional.empty();
    }
}
