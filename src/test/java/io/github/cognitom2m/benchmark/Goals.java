package io.github.cognitom2m.benchmark;

import java.io.PrintStream;

/** What the provider was meant to reach, held against what was measured. */
final class Goals {
    private final PrintStream out;

    Goals(PrintStream out) {
        this.out = out;
    }

    void firstCall(Trials floor, Trials product) {
        goal("first Create, of the floor's", product.first() / floor.first(), 0.25);
        goal("first Create, of a second one", product.first() / product.second(), 2.5);
        goal("start and first Create, of the floor's", product.startAndFirst() / floor.startAndFirst(), 2.5);
        goal("peak memory, of the floor's", product.peakMegabytes() / floor.peakMegabytes(), 1.35);
    }

    void firstCallAt(double latencyMillis, Trials product) {
        goal(
                "first Create at " + (int) latencyMillis + " ms a call, ms",
                product.first(),
                1.15 * product.rounds() * latencyMillis + 60);
    }

    void confined(Trials floor, Trials product) {
        goal("the same with a processor share", product.startAndFirst() / floor.startAndFirst(), 0.7);
    }

    void size(long bytes) {
        goal("packaged size, MB", bytes / 1e6, 9.5);
    }

    private void goal(String what, double is, double atMost) {
        out.printf("%-45s %9.2f of at most %7.2f %s%n", what, is, atMost, is <= atMost ? "" : "MISSED");
    }
}
