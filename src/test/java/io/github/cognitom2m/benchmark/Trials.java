package io.github.cognitom2m.benchmark;

import io.github.cognitom2m.benchmark.Trial.Operation;
import io.github.cognitom2m.benchmark.Trial.Request;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a contender showed under the same conditions in several processes; the numbers are medians. */
record Trials(List<Trial> all) {
    Trials {
        all = List.copyOf(all);
    }

    double cold(Operation operation, ToDoubleFunction<Request> measure) {
        return median(Trial::cold, operation, measure);
    }

    double warm(Operation operation, ToDoubleFunction<Request> measure) {
        return median(Trial::warm, operation, measure);
    }

    /** How long a stack waits for the first request of a new process. */
    double wait(Operation operation) {
        return cold(operation, request -> request.start() + request.answered());
    }

    private double median(
            Function<Trial, Map<Operation, Request>> kind, Operation operation, ToDoubleFunction<Request> measure) {
        return all.stream()
                .map(kind)
                .map(requests -> Objects.requireNonNull(requests.get(operation)))
                .mapToDouble(measure)
                .sorted()
                .skip((all.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
