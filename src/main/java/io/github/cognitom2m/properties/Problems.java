package io.github.cognitom2m.properties;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong with the properties of one request, so that everything is reported together. */
public final class Problems {
    // More than anybody reads at once, and more than an answer has room for.
    private static final int MOST_TOLD = 40;

    private final List<Problem> found = new ArrayList<>();

    public void add(Problem.Kind kind, String path, String what, String fix) {
        found.add(new Problem(kind, path, what, fix));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Throws an {@link InvalidProperties} that lists all problems, the most important first. */
    public void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        List<Problem> ordered = found.stream()
                .sorted(Comparator.comparing(Problem::kind))
                .limit(MOST_TOLD)
                .toList();
        String message = ordered.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        throw new InvalidProperties(message, ordered);
    }
}
