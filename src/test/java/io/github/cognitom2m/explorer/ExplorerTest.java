package io.github.cognitom2m.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No fault at any call makes the product hang, leak or lose. */
final class ExplorerTest {

    @Test
    @Tag("thorough")
    void holdsUnderEveryFaultAtEveryCall() {
        Explorer explorer = new Explorer();
        int runs = 0;
        Set<String> ends = new TreeSet<>();
        List<String> violations = new ArrayList<>();
        for (Scenario scenario : Scenarios.all()) {
            Explorer.Result undisturbed = explorer.play(scenario, Fault.none());
            undisturbed.violations().forEach(v -> violations.add(scenario + ": " + v));
            int before = violations.size();
            long begin = System.nanoTime();
            List<Fault> faults = Explorer.faults(undisturbed.calls(), EnumSet.complementOf(EnumSet.of(Fault.Kind.NONE)));
            for (Fault fault : faults) {
                Explorer.Result result = explorer.play(scenario, fault);
                runs++;
                ends.add(scenario + " ends " + result.end());
                result.violations().stream()
                        .distinct()
                        .forEach(v -> { System.out.println(scenario + ", " + fault + ": " + v); violations.add(scenario + ", " + fault + ": " + v); });
            }
            System.out.printf(
                    "%s: %d calls, %d runs, %d violations, %.1f s%n",
                    scenario,
                    undisturbed.calls(),
                    faults.size(),
                    violations.size() - before,
                    (System.nanoTime() - begin) / 1e9);
        }
        System.out.printf("%d runs, %d ends, %d violations%n", runs, ends.size(), violations.size());
        violations.stream().limit(200).forEach(System.out::println);
        assertEquals(List.of(), violations);
    }
}
