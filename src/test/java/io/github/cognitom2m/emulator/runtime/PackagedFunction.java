package io.github.cognitom2m.emulator.runtime;

import static java.util.Map.entry;

import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.runtime.Result.Failed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A deployed function: a process of its own, in which AWS's runtime client runs one of the artifact's handlers. */
public final class PackagedFunction implements AutoCloseable {
    private final Duration timeout;
    private final RuntimeApi api;
    private final Process process;
    private final Path log;
    private final long begin;
    private final CompletableFuture<Void> ended;

    private PackagedFunction(Duration timeout, RuntimeApi api, Process process, Path log, long begin) {
        this.timeout = timeout;
        this.api = api;
        this.process = process;
        this.log = log;
        this.begin = begin;
        this.ended = process.onExit().thenAccept(gone -> api.exited(gone.exitValue()));
    }

    /**
     * Starts the process, in a new directory below the given one.
     *
     * @param jvmFlags beside those that Lambda sets: {@link LoopbackProxy#jvmFlags()}, for example
     */
    public static PackagedFunction start(
            Artifact artifact, FunctionConfiguration configuration, List<String> jvmFlags, Path parent)
            throws IOException {
        Path directory = Files.createTempDirectory(parent, "function");
        // Where the process runs is where the runtime client looks for the function.
        Path task = Files.createDirectory(directory.resolve("task"));
        artifact.copyTo(task);
        return start(
                configuration,
                RuntimeClient.command(directory, configuration.memoryMb(), jvmFlags, configuration.handler()),
                task,
                directory.resolve("log"));
    }

    /**
     * Starts the process of any runtime.
     *
     * @param command what runs the handler by the Runtime API
     * @param task where the function's code is
     */
    public static PackagedFunction start(FunctionConfiguration configuration, List<String> command, Path task, Path log)
            throws IOException {
        RuntimeApi api = RuntimeApi.start(configuration.arn());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(task.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(configuration, api.address(), task));
        long begin = System.nanoTime();
        return new PackagedFunction(configuration.timeout(), api, process(builder), log, begin);
    }

    private static Process process(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            String program = builder.command().getFirst();
            throw new IOException(
                    program + " does not start; install it, or put it on the PATH of what serves this account", e);
        }
    }

    /** How long the process took to be ready for its first event, which this waits for. */
    public Duration startTime() {
        return Duration.ofNanos(api.ready().join() - begin);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Has the function handle an event; ends the process, as Lambda does, when the time is over before. */
    public CompletableFuture<Result> invoke(String event) {
        return api.invoke(event, timeout).thenApply(result -> {
            if (result instanceof Failed failed && failed.isTimeout()) {
                kill();
            }
            return result;
        });
    }

    /** Ends the process without a warning, as Lambda ends one that uses too much memory. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Stops the process in the middle of what it does, so that it never ends it, though its connections stay. */
    void freeze() throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -STOP " + process.pid())
                .start()
                .waitFor();
    }

    /** All that the process wrote so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws IOException {
        kill();
        ended.join();
        api.close();
    }

    /** What Lambda sets for every function, and what this one is configured with. */
    private static Map<String, String> environment(FunctionConfiguration configuration, String api, Path task) {
        String region = configuration.arn().split(":", -1)[3];
        Map<String, String> environment = new HashMap<>(Map.ofEntries(
                entry("AWS_LAMBDA_RUNTIME_API", api),
                entry("_HANDLER", configuration.handler()),
                entry("LAMBDA_TASK_ROOT", task.toString()),
                entry("AWS_LAMBDA_FUNCTION_NAME", configuration.name()),
                entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(configuration.memoryMb())),
                entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + configuration.name()),
                entry("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/22/[1]0123456789abcdef0123456789abcdef"),
                entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
                entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                entry("AWS_EXECUTION_ENV", "AWS_Lambda_" + configuration.runtime()),
                entry("AWS_REGION", region),
                entry("AWS_DEFAULT_REGION", region),
                entry("AWS_ACCESS_KEY_ID", "ASIAEXAMPLE0000000AA"),
                entry("AWS_SECRET_ACCESS_KEY", "secret-access-key"),
                entry("AWS_SESSION_TOKEN", "session-token"),
                entry("LANG", "en_US.UTF-8"),
                entry("TZ", ":UTC"),
                entry("PATH", "/usr/bin:/bin")));
        environment.putAll(configuration.environment());
        return environment;
    }
}
