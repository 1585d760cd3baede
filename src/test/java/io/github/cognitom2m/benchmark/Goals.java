package io.github.cognitom2m.benchmark;

import io.github.cognitom2m.benchmark.Trial.Operation;
import io.github.cognitom2m.benchmark.Trial.Request;
import java.io.PrintStream;

/** What the provider was meant to reach, held against what was measured. */
record Goals(PrintStream out) {

    void beside(Trials product, Trials usual) {
        goal("start and first Create, of the usual one in Java", wait(product) / wait(usual), 0.80);
        goal("its processor time", processor(product) / processor(usual), 0.90);
        goal("its peak memory", memory(product) / memory(usual), 0.90);
    }

    void besidePython(Trials product, Trials usual) {
        goal("start and first Create, of the usual one with boto3", wait(product) / wait(usual), 1.95);
        goal(
                "warm Create, of that with boto3",
                product.warm(Operation.CREATE, Request::answered) / usual.warm(Operation.CREATE, Request::answered),
                0.85);
    }

    void size(long bytes) {
        goal("packaged size, MB", bytes / 1e6, 9.5);
    }

    private static double wait(Trials trials) {
        return trials.wait(Operation.CREATE);
    }

    private static double processor(Trials trials) {
        return trials.cold(Operation.CREATE, Request::processor);
    }

    private static double memory(Trials trials) {
        return trials.cold(Operation.CREATE, Request::peakMegabytes);
    }

    private void goal(String what, double is, double atMost) {
        out.printf("%-55s %9.2f of at most %7.2f %s%n", what, is, atMost, is <= atMost ? "" : "MISSED");
    }
}
