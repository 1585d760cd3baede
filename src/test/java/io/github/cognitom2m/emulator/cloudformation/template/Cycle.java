package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds what can never begin because it waits for itself. */
final class Cycle {

    private Cycle() {}

    static Optional<Set<String>> find(Map<String, Set<String>> dependencies) {
        Map<String, Set<String>> waiting = new TreeMap<>(dependencies);
        boolean progress = true;
        while (progress) {
            progress = waiting.values().removeIf(needed -> needed.stream().noneMatch(waiting::containsKey));
        }
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.keySet());
    }
}
