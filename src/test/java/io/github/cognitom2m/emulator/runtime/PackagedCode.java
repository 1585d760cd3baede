package io.github.cognitom2m.emulator.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cognitom2m.emulator.lambda.FunctionCode;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.lambda.FunctionFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A function's code as packaged processes: one for each invocation at a time, started when none is free. After a failure
 * a process is not used again. (Lambda keeps those whose handler only threw an exception.)
 */
public final class PackagedCode implements FunctionCode, AutoCloseable {

    /** What a process is started with. */
    public record Packaging(Artifact artifact, FunctionConfiguration configuration, List<String> jvmFlags) {
        public Packaging {
            jvmFlags = List.copyOf(jvmFlags);
        }

        public Packaging with(Artifact other) {
            return new Packaging(other, configuration, jvmFlags);
        }

        public Packaging with(String jvmFlag) {
            List<String> flags = new ArrayList<>(jvmFlags);
            flags.add(jvmFlag);
            return new Packaging(artifact, configuration, flags);
        }

        public Packaging with(Duration timeout) {
            FunctionConfiguration other = new FunctionConfiguration(
                    configuration.arn(),
                    configuration.handler(),
                    configuration.runtime(),
                    timeout,
                    configuration.memoryMb(),
                    configuration.environment());
            return new Packaging(artifact, other, jvmFlags);
        }
    }

    private final Packaging packaging;
    private final Path directory;
    private final ConcurrentLinkedDeque<PackagedFunction> idle = new ConcurrentLinkedDeque<>();
    private final Set<PackagedFunction> busy = ConcurrentHashMap.newKeySet();
    private Optional<Packaging> next = Optional.empty();

    /** @param directory below which each process gets one of its own */
    public PackagedCode(Packaging packaging, Path directory) {
        this.packaging = packaging;
        this.directory = directory;
    }

    public Packaging packaging() {
        return packaging;
    }

    /** Has the next invocation run in a new process that is started with this; those after it run as usual. */
    public synchronized void startNextWith(Packaging other) {
        next = Optional.of(other);
    }

    @Override
    public void invoke(InputStream event, OutputStream response, Context context) throws Exception {
        PackagedFunction process = take();
        busy.add(process);
        try {
            String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
            switch (process.invoke(text).get()) {
                case Result.Returned returned -> {
                    response.write(returned.payload().getBytes(StandardCharsets.UTF_8));
                    idle.add(process);
                }
                case Result.Failed failed -> {
                    process.close();
                    throw new FunctionFailed(failed.payload());
                }
            }
        } finally {
            busy.remove(process);
            context.getLogger().log(process.log());
        }
    }

    /** Kills what is running. */
    public void kill() {
        busy.forEach(PackagedFunction::kill);
    }

    /** Stops what is running, so that it runs out of its time. */
    public void freeze() {
        for (PackagedFunction process : busy) {
            try {
                process.freeze();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private synchronized PackagedFunction take() throws IOException {
        if (next.isPresent()) {
            end(idle);
            PackagedFunction started = start(next.get());
            next = Optional.empty();
            return started;
        }
        Optional<PackagedFunction> free = Optional.ofNullable(idle.poll());
        return free.isPresent() ? free.get() : start(packaging);
    }

    private PackagedFunction start(Packaging how) throws IOException {
        return PackagedFunction.start(how.artifact(), how.configuration(), how.jvmFlags(), directory);
    }

    @Override
    public synchronized void close() throws IOException {
        end(idle);
        end(busy);
    }

    private static void end(Collection<PackagedFunction> processes) throws IOException {
        for (PackagedFunction process : processes) {
            process.close();
        }
        processes.clear();
    }
}
