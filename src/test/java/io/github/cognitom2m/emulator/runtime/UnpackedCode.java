package io.github.cognitom2m.emulator.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cognitom2m.emulator.lambda.FunctionCode;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.lambda.FunctionFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A function's code in a folder, run by warm processes: one for each invocation at a time, started when none is free. A
 * process whose invocation failed is not used again.
 */
final class UnpackedCode implements FunctionCode, AutoCloseable {
    private final FunctionConfiguration configuration;
    private final List<String> command;
    private final CodeFolder folder;
    private final ConcurrentLinkedDeque<PackagedFunction> idle = new ConcurrentLinkedDeque<>();
    private final Set<PackagedFunction> all = ConcurrentHashMap.newKeySet();
    private volatile boolean retired;

    /**
     * @param command what runs the handler by the Runtime API
     */
    UnpackedCode(FunctionConfiguration configuration, List<String> command, CodeFolder folder) {
        this.configuration = configuration;
        this.command = List.copyOf(command);
        this.folder = folder;
    }

    @Override
    public void invoke(InputStream event, OutputStream response, Context context) throws Exception {
        PackagedFunction process = take();
        int before = process.log().length();
        try {
            switch (process.invoke(new String(event.readAllBytes(), StandardCharsets.UTF_8))
                    .get()) {
                case Result.Returned returned -> {
                    response.write(returned.payload().getBytes(StandardCharsets.UTF_8));
                    idle.push(process);
                    if (retired) {
                        endIdle();
                    }
                }
                case Result.Failed failed -> {
                    end(process);
                    throw new FunctionFailed(failed.payload());
                }
            }
        } finally {
            context.getLogger().log(process.log().substring(before));
        }
    }

    @Override
    public Optional<String> folder() {
        return Optional.of(folder.name());
    }

    boolean isOf(String functionName) {
        return configuration.name().equals(functionName);
    }

    private PackagedFunction take() throws IOException {
        for (PackagedFunction free = idle.poll(); free != null; free = idle.poll()) {
            if (free.isAlive()) {
                return free;
            }
            end(free);
        }
        PackagedFunction started = PackagedFunction.start(configuration, command, folder.task(), folder.newLog());
        all.add(started);
        return started;
    }

    /** Lets what is running end, and keeps no process after that: other code has taken the place of this. */
    void retire() throws IOException {
        retired = true;
        endIdle();
    }

    private void endIdle() throws IOException {
        for (PackagedFunction free = idle.poll(); free != null; free = idle.poll()) {
            end(free);
        }
    }

    private void end(PackagedFunction process) throws IOException {
        process.close();
        all.remove(process);
    }

    /** Ends the processes, the running ones included. */
    @Override
    public void close() throws IOException {
        for (PackagedFunction process : all) {
            end(process);
        }
    }
}
