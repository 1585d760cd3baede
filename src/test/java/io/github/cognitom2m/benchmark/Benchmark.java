package io.github.cognitom2m.benchmark;

import io.github.cognitom2m.benchmark.Trial.Conditions;
import io.github.cognitom2m.benchmark.Trial.Operation;
import io.github.cognitom2m.benchmark.Trial.Request;
import io.github.cognitom2m.emulator.runtime.Artifact;
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
 * that does the least that any must and with what is usually written in Java and with boto3, over HTTPS on loopback. The
 * argument is the number of trials of each.
 */
public final class Benchmark {
    private static final int MEMORY_MB = 1_769;
    private static final List<Integer> MEMORY_SIZES_MB = List.of(256, 512, 1_024, 1_769);
    private static final Path PLOT = Path.of("docs", "speed.svg");
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
                "%s, %s %s, %d processors, medians of %d trials, ms%n",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("java.vm.vendor"),
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors(),
                processes);
        List<Contender> contenders = new ArrayList<>(
                List.of(Contender.product(), Contender.usualJava(directory), Contender.floor(directory)));
        boolean withPython = hasBoto3();
        if (withPython) {
            contenders.add(Contender.usualPython());
        } else {
            out.println("python3 has no boto3 here, so the usual handler with boto3 is left out.");
        }
        Goals goals = new Goals(out);
        measure(contenders, Duration.ZERO);
        Map<String, Trials> distant = measure(contenders, AWS_LATENCY);
        goals.beside(of(distant, Contender.PRODUCT), of(distant, Contender.JAVA));
        if (withPython) {
            goals.besidePython(of(distant, Contender.PRODUCT), of(distant, Contender.PYTHON));
        }
        goals.size(zipped(Artifact.built()));
        Files.writeString(
                PLOT,
                Plot.of(
                        distant,
                        "How long a stack waits for a new process: its start (gray) and its first request, "
                                + AWS_LATENCY.toMillis() + " ms a call"));
        if (ProcessorShare.isAvailable()) {
            memorySizes();
        } else {
            out.println("This system does not let us limit the processor share.");
        }
        for (int pools : new int[] {1, 4}) {
            new QuotaRun(pools, 200)
                    .run()
                    .forEach((type, taken) -> out.printf(
                            "200 requests in %d pools, %s: %.1f s, virtual%n", pools, type, taken.toMillis() / 1e3));
        }
    }

    private static boolean hasBoto3() throws IOException, InterruptedException {
        return new ProcessBuilder("python3", "-c", "import boto3").start().waitFor() == 0;
    }

    /** What a thousand Creates cost, each in a process of its own, and in one that has done others. */
    private void memorySizes() throws Exception {
        for (int memoryMb : MEMORY_SIZES_MB) {
            List<Trial> all = new ArrayList<>();
            for (int round = 0; round < processes; round++) {
                all.add(Trial.ofCreates(
                        Contender.product(), new Conditions(AWS_LATENCY, memoryMb, true), authority, directory));
            }
            Trials trials = new Trials(all);
            out.printf(
                    "%,d MB: first Create %.0f ms; 1,000 first Creates $%.4f, 1,000 further ones $%.4f%n",
                    memoryMb,
                    trials.cold(Operation.CREATE, Request::answered),
                    Price.ofThousand(trials.cold(Operation.CREATE, Request::ended), memoryMb),
                    Price.ofThousand(trials.warm(Operation.CREATE, Request::ended), memoryMb));
        }
    }

    private Map<String, Trials> measure(List<Contender> contenders, Duration latency) throws Exception {
        Map<String, List<Trial>> trials = new LinkedHashMap<>();
        // The first round warms up this process, which is AWS to the others.
        for (int round = 0; round <= processes; round++) {
            for (Contender contender : contenders) {
                Trial trial = Trial.run(contender, new Conditions(latency, MEMORY_MB, false), authority, directory);
                if (round > 0) {
                    trials.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                            .add(trial);
                }
            }
        }
        Map<String, Trials> measured = new LinkedHashMap<>();
        trials.forEach((name, all) -> measured.put(name, new Trials(all)));
        out.printf("%n%d ms a call, %,d MB%n%n", latency.toMillis(), MEMORY_MB);
        out.println("| | Handler | Start | First | Together | Processor | Peak MB | Rounds | Warm |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (Operation operation : Operation.ALL) {
            measured.forEach((name, of) -> out.printf(
                    "| %s | %s | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f |%n",
                    operation,
                    name,
                    of.cold(operation, Request::start),
                    of.cold(operation, Request::answered),
                    of.wait(operation),
                    of.cold(operation, Request::processor),
                    of.cold(operation, Request::peakMegabytes),
                    of.cold(operation, Request::rounds),
                    of.warm(operation, Request::answered)));
        }
        out.println();
        return measured;
    }

    private static Trials of(Map<String, Trials> measured, String name) {
        Trials trials = measured.get(name);
        if (trials == null) {
            throw new IllegalArgumentException(name);
        }
        return trials;
    }

    private long zipped(Artifact artifact) throws IOException {
        Path unpacked = Files.createTempDirectory(directory, "artifact");
        artifact.copyTo(unpacked);
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
