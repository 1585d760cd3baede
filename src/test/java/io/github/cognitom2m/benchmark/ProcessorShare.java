package io.github.cognitom2m.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a processor that a memory size buys, enforced by a control group of the kernel. */
final class ProcessorShare implements AutoCloseable {
    private static final int PERIOD_MICROS = 100_000;
    // Lambda grants one processor at 1,769 MB, and in proportion below and above.
    private static final double ONE_PROCESSOR_MB = 1_769;
    private static final Path FIRST_VERSION = Path.of("/sys/fs/cgroup/cpu");
    private static final Path SECOND_VERSION = Path.of("/sys/fs/cgroup");

    private final Path group;

    private ProcessorShare(Path group) {
        this.group = group;
    }

    /** @throws IOException if the system does not allow such a group */
    static ProcessorShare of(int memoryMb) throws IOException {
        int quota = (int) (PERIOD_MICROS * memoryMb / ONE_PROCESSOR_MB);
        boolean first = Files.isDirectory(FIRST_VERSION);
        Path group = Files.createTempDirectory(first ? FIRST_VERSION : SECOND_VERSION, "cognito-m2m");
        if (first) {
            Files.writeString(group.resolve("cpu.cfs_period_us"), String.valueOf(PERIOD_MICROS));
            Files.writeString(group.resolve("cpu.cfs_quota_us"), String.valueOf(quota));
        } else {
            Files.writeString(group.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
        }
        return new ProcessorShare(group);
    }

    /** Whether the system lets us make such a group. */
    static boolean isAvailable() {
        try (ProcessorShare tried = of((int) ONE_PROCESSOR_MB)) {
            return Files.isDirectory(tried.group);
        } catch (IOException e) {
            return false;
        }
    }

    /** Confines a process from now on. */
    void confine(long pid) throws IOException {
        Files.writeString(group.resolve("cgroup.procs"), String.valueOf(pid));
    }

    /** Ends the limit, when the processes have ended. */
    @Override
    public void close() throws IOException {
        Files.delete(group);
    }
}
