package io.github.cognitom2m.benchmark;

import io.github.cognitom2m.benchmark.Trial.Conditions;
import io.github.cognitom2m.emulator.runtime.TestAuthority;
import io.github.cognitom2m.stack.QuotaRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Measures the packaged provider in AWS's runtime client: new processes for every measurement, in turn with a handler
 * that does the least that any must, over HTTPS on loopback. The argument is the number of processes of each kind.
 */
public final class Benchmark {
    private static final int MEMORY_MB = 512;
    private static final List<Integer> MEMORY_SIZES_MB = List.of(256, 512, 1_024, 1_769);
    private static final Duration AWS_LATENCY = Duration.ofMillis(40);
    private static final List<String> HOSTS =
            List.of("*.us-east-1.amazonaws.com", "*.s3.us-east-1.amazonaws.com", "*.auth.us-east-1.amazoncognito.com");

    private final int processes;
    private final Path directory;
    private final TestAuthority authority;
    private final PrintStream out;

    private Benchmark(int processes, Path directory, PrintStream out) throws Exception {
        this.processes = processes;
        this.directory = directory;
        this.authority = TestAuthority.likeAws(directory, HOSTS);
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("aws.region", "us-east-1");
        int processes = Integer.parseInt(args[0]);
        Path directory = Files.createTempDirectory("benchmark");
        try {
            new Benchmark(processes, directory, System.out).run();
        } finally {
            delete(directory);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        out.printf(
                "%s, %s %s, %d processors, medians of %d processes, ms%n",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("java.vm.vendor"),
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors(),
                processes);
        List<Contender> contenders = List.of(Contender.floor(directory), Contender.product(), Contender.allCompilers());
        Goals goals = new Goals(out);
        Map<String, Trials> quick = measure(contenders, new Conditions(Duration.ZERO, MEMORY_MB, false));
        goals.firstCall(of(quick, "floor"), of(quick, "product"));
        Map<String, Trials> distant = measure(contenders, new Conditions(AWS_LATENCY, MEMORY_MB, false));
        goals.firstCallAt((double) AWS_LATENCY.toMillis(), of(distant, "product"));
        if (ProcessorShare.isAvailable()) {
            Map<String, Trials> slow = measure(contenders, new Conditions(Duration.ZERO, MEMORY_MB, true));
            goals.confined(of(slow, "floor"), of(slow, "product"));
            memorySizes();
        } else {
            out.println("This system does not let us limit the processor share.");
        }
        goals.size(zipped(Contender.product()));
        for (int pools : new int[] {1, 4}) {
            new QuotaRun(pools, 200)
                    .run()
                    .forEach((type, taken) -> out.printf(
                            "200 requests in %d pools, %s: %.1f s, virtual%n", pools, type, taken.toMillis() / 1e3));
        }
    }

    /** What a thousand Creates cost, each in a process of its own, and in one that has done others. */
    private void memorySizes() throws Exception {
        for (int memoryMb : MEMORY_SIZES_MB) {
            Trials trials =
                    of(measure(List.of(Contender.product()), new Conditions(AWS_LATENCY, memoryMb, true)), "product");
            out.printf(
                    "%,d MB: 1,000 first Creates $%.4f, 1,000 further ones $%.4f%n",
                    memoryMb,
                    Price.ofThousand(trials.billedFirst(), memoryMb),
                    Price.ofThousand(trials.billedSecond(), memoryMb));
        }
    }

    private Map<String, Trials> measure(List<Contender> contenders, Conditions conditions) throws Exception {
        Map<String, List<Trial>> trials = new LinkedHashMap<>();
        // The first round warms up this process, which is AWS to the others.
        for (int round = 0; round <= processes; round++) {
            for (Contender contender : contenders) {
                Trial trial = Trial.run(contender, conditions, authority, directory);
                if (round > 0) {
                    trials.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                            .add(trial);
                }
            }
        }
        out.printf(
                "%n%d ms a call, %,d MB%s%n",
                conditions.latency().toMillis(),
                conditions.memoryMb(),
                conditions.confined() ? ", its processor share once it is ready" : "");
        out.printf("%-24s %8s %8s %8s %8s %8s %8s%n", "", "start", "first", "together", "second", "peak MB", "rounds");
        Map<String, Trials> measured = new LinkedHashMap<>();
        trials.forEach((name, all) -> {
            Trials of = new Trials(all);
            measured.put(name, of);
            out.printf(
                    "%-24s %8.0f %8.0f %8.0f %8.0f %8.0f %8.0f%n",
                    name, of.start(), of.first(), of.startAndFirst(), of.second(), of.peakMegabytes(), of.rounds());
        });
        return measured;
    }

    private static Trials of(Map<String, Trials> measured, String name) {
        Trials trials = measured.get(name);
        if (trials == null) {
            throw new IllegalArgumentException(name);
        }
        return trials;
    }

    private long zipped(Contender contender) throws IOException {
        Path unpacked = Files.createTempDirectory(directory, "artifact");
        contender.artifact().copyTo(unpacked);
        Path archive = Files.createTempFile(directory, "artifact", ".zip");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(unpacked)) {
            for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(unpacked.relativize(path).toString()));
                Files.copy(path, zip);
            }
        }
        return Files.size(archive);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
