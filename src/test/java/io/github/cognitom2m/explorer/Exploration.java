package io.github.cognitom2m.explorer;

import java.util.List;

/** Explores a scenario until the first violation, to see whether it finds planted bugs. */
final class Exploration {
    private static final int STRIDE = 13;

    private Exploration() {}

    /** Ends with 1, and a line that tells of the violation, where there is one; else with 0. */
    public static void main(String[] arguments) {
        Explorer explorer = new Explorer();
        List<Scenario> scenarios = Scenarios.all().stream()
                .filter(scenario -> scenario.name().startsWith(arguments[0]))
                .toList();
        int runs = 0;
        for (int turn = 0; turn < STRIDE; turn++) {
            for (Scenario scenario : scenarios) {
                Explorer.Result undisturbed = explorer.play(scenario, List.of());
                if (!undisturbed.violations().isEmpty()) {
                    System.out.printf(
                            "undisturbed: %s: %s%n",
                            scenario, undisturbed.violations().getFirst());
                    System.exit(1);
                }
                List<List<Fault>> faults = Explorer.faults(scenario, undisturbed);
                for (int i = turn; i < faults.size(); i += STRIDE) {
                    runs++;
                    List<String> violations =
                            explorer.play(scenario, faults.get(i)).violations();
                    if (!violations.isEmpty()) {
                        System.out.printf("run %d: %s, %s: %s%n", runs, scenario, faults.get(i), violations.getFirst());
                        System.exit(1);
                    }
                }
            }
        }
        System.out.printf("%d runs, no violation%n", runs);
    }
}
