package io.github.cognitom2m.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a contender showed under the same conditions in several processes; the numbers are medians. */
record Trials(List<Trial> all) {
    Trials {
        all = List.copyOf(all);
    }

    double median(ToDoubleFunction<Trial> measure) {
        return all.stream()
                .mapToDouble(measure)
                .sorted()
                .skip((all.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    double start() {
        return median(Trial::start);
    }

    double first() {
        return median(trial -> trial.first().answered());
    }

    double startAndFirst() {
        return median(trial -> trial.start() + trial.first().answered());
    }

    double second() {
        return median(trial -> trial.second().answered());
    }

    double rounds() {
        return median(trial -> trial.first().rounds());
    }

    double peakMegabytes() {
        return median(trial -> trial.first().peakMegabytes());
    }

    double billedFirst() {
        return median(trial -> trial.first().ended());
    }

    double billedSecond() {
        return median(trial -> trial.second().ended());
    }
}
