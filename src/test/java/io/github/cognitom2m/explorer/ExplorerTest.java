package io.github.cognitom2m.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No fault at any call makes the product hang, leak or lose. */
final class ExplorerTest {
    private static final int SAMPLE = 23;

    private final Explorer explorer = new Explorer();
    private final Set<String> ends = new TreeSet<>();
    private final List<String> violations = new ArrayList<>();
    private int runs;

    @Test
    void holdsUnderASampleOfFaults() {
        int turn = 0;
        for (Scenario scenario : Scenarios.all()) {
            List<List<Fault>> faults = Explorer.faults(undisturbed(scenario));
            for (int i = turn++ % SAMPLE; i < faults.size(); i += SAMPLE) {
                play(scenario, faults.get(i));
            }
        }
        report("sample");
        assertEquals(List.of(), violations);
    }

    @Test
    @Tag("thorough")
    void holdsUnderEveryFaultAtEveryCall() {
        for (Scenario scenario : Scenarios.all()) {
            Explorer.faults(undisturbed(scenario)).forEach(faults -> play(scenario, faults));
        }
        for (Scenario scenario : Scenarios.plain()) {
            Explorer.pairs(undisturbed(scenario)).forEach(faults -> play(scenario, faults));
        }
        report("all");
        assertEquals(List.of(), violations);
        assertTrue(runs >= 20_000, runs + " runs");
    }

    private int undisturbed(Scenario scenario) {
        return play(scenario, List.of()).calls();
    }

    private Explorer.Result play(Scenario scenario, List<Fault> faults) {
        Explorer.Result result = explorer.play(scenario, faults);
        runs++;
        ends.add(scenario + " ends " + result.end());
        result.violations().stream().distinct().forEach(what -> violations.add(scenario + ", " + faults + ": " + what));
        return result;
    }

    private void report(String what) {
        System.out.printf("explored %s: %d runs, %d ends, %d violations%n", what, runs, ends.size(), violations.size());
        violations.forEach(System.out::println);
    }
}
