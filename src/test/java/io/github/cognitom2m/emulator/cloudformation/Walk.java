package io.github.cognitom2m.emulator.cloudformation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes steps in the order that their prerequisites demand, in parallel where the executor allows. */
final class Walk {

    private record Ended(
            String id, boolean success, @Nullable RuntimeException bug) {}

    private final Map<String, Set<String>> prerequisites;
    private final Predicate<String> step;
    private final Executor executor;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Set<String> waiting;
    private final Set<String> running = new TreeSet<>();
    private final Set<String> succeeded = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();

    /** @param step answers whether it succeeded */
    Walk(Map<String, Set<String>> prerequisites, Predicate<String> step, Executor executor) {
        this.prerequisites = prerequisites;
        this.step = step;
        this.executor = executor;
        this.waiting = new TreeSet<>(prerequisites.keySet());
    }

    /** Takes every step whose prerequisites succeed; answers those that failed. */
    Set<String> asFarAsPossible() {
        return run(false, running -> {});
    }

    /**
     * Begins no step after one has failed; answers those that failed.
     *
     * @param others is told, after each failure, of the steps that are under way
     */
    Set<String> untilFailure(Consumer<Set<String>> others) {
        return run(true, others);
    }

    private Set<String> run(boolean stopAtFailure, Consumer<Set<String>> others) {
        while (true) {
            if (failed.isEmpty() || !stopAtFailure) {
                startReady();
            }
            if (running.isEmpty()) {
                return failed;
            }
            Ended next = take();
            running.remove(next.id());
            if (next.bug() != null) {
                throw next.bug();
            }
            (next.success() ? succeeded : failed).add(next.id());
            if (!next.success()) {
                others.accept(Set.copyOf(running));
            }
        }
    }

    /** On the caller's own thread a step has ended when it has begun: then its end is looked at before the next. */
    private void startReady() {
        for (String id : Set.copyOf(waiting).stream().sorted().toList()) {
            if (!ended.isEmpty()) {
                return;
            }
            Set<String> needed = new TreeSet<>(prerequisites.getOrDefault(id, Set.of()));
            needed.retainAll(prerequisites.keySet());
            if (succeeded.containsAll(needed)) {
                waiting.remove(id);
                running.add(id);
                executor.execute(() -> ended.add(taken(id)));
            }
        }
    }

    private Ended taken(String id) {
        try {
            return new Ended(id, step.test(id), null);
        } catch (RuntimeException e) {
            return new Ended(id, false, e);
        }
    }

    private Ended take() {
        try {
            return ended.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while resources are under way", e);
        }
    }

    /** One order that suits all prerequisites. */
    static List<String> order(Map<String, Set<String>> prerequisites) {
        List<String> order = new ArrayList<>();
        Predicate<String> note = order::add;
        new Walk(prerequisites, note, Runnable::run).asFarAsPossible();
        return order;
    }

    /** The walk back: everything waits for what needs it. */
    static Map<String, Set<String>> reversed(Map<String, Set<String>> prerequisites) {
        Map<String, Set<String>> reversed = new TreeMap<>();
        prerequisites.keySet().forEach(id -> reversed.put(id, new TreeSet<>()));
        prerequisites.forEach((id, needed) -> needed.forEach(other -> {
            Set<String> dependents = reversed.get(other);
            if (dependents != null) {
                dependents.add(id);
            }
        }));
        return reversed;
    }
}
