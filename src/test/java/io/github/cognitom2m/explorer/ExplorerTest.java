package io.github.cognitom2m.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No fault at any call makes the product hang, leak or lose. */
final class ExplorerTest {
    private static final int SAMPLE = 79;

    private final AtomicInteger runs = new AtomicInteger();
    private final Set<String> ends = new ConcurrentSkipListSet<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    @Test
    void holdsUnderASampleOfFaults() {
        List<Scenario> scenarios = Scenarios.all();
        side(scenarios, (explorer, scenario) -> {
            List<List<Fault>> faults = Explorer.faults(scenario, undisturbed(explorer, scenario));
            for (int i = scenarios.indexOf(scenario) % SAMPLE; i < faults.size(); i += SAMPLE) {
                play(explorer, scenario, faults.get(i));
            }
        });
        report("sample");
    }

    @Test
    @Tag("thorough")
    void holdsUnderEveryFaultAtEveryCall() {
        side(
                Scenarios.all(),
                (explorer, scenario) -> Explorer.faults(scenario, undisturbed(explorer, scenario))
                        .forEach(faults -> play(explorer, scenario, faults)));
        side(
                Scenarios.plain(),
                (explorer, scenario) -> Explorer.pairs(undisturbed(explorer, scenario))
                        .forEach(faults -> play(explorer, scenario, faults)));
        report("all");
        assertTrue(runs.get() >= 20_000, runs + " runs");
    }

    /** Scenarios in parallel, on as many threads as there are processors; each play is on one thread. */
    private static void side(List<Scenario> scenarios, BiConsumer<Explorer, Scenario> work) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<?>> plays = new ArrayList<>();
            scenarios.forEach(scenario -> plays.add(threads.submit(() -> work.accept(new Explorer(), scenario))));
            for (Future<?> play : plays) {
                play.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Explorer.Result undisturbed(Explorer explorer, Scenario scenario) {
        return play(explorer, scenario, List.of());
    }

    private Explorer.Result play(Explorer explorer, Scenario scenario, List<Fault> faults) {
        Explorer.Result result = explorer.play(scenario, faults);
        runs.incrementAndGet();
        ends.add(scenario + " ends " + result.end());
        result.violations().stream().distinct().forEach(what -> violations.add(scenario + ", " + faults + ": " + what));
        return result;
    }

    private void report(String what) {
        System.out.printf(
                "explored %s: %d runs, %d ends, %d violations%n", what, runs.get(), ends.size(), violations.size());
        assertEquals("", String.join("\n", violations));
    }
}
