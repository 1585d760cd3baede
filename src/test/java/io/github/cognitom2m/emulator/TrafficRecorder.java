package io.github.cognitom2m.emulator;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.JsonService.CallLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes every call of a log to a file, one line of JSON each, for the check against AWS's API models. */
public final class TrafficRecorder {
    /** The system property that names the file; several test JVMs may append to the same one. */
    public static final String FILE_PROPERTY = "traffic.file";

    private final Path file;

    private TrafficRecorder(Path file) {
        this.file = file;
    }

    /** Records from now on where {@value #FILE_PROPERTY} is set, and does nothing otherwise. */
    public static void attach(CallLog calls) {
        String file = System.getProperty(FILE_PROPERTY, "");
        if (!file.isEmpty()) {
            attach(calls, Path.of(file));
        }
    }

    static void attach(CallLog calls, Path file) {
        calls.listen(new TrafficRecorder(file)::append);
    }

    private void append(Call call) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("service", call.service());
        line.put("operation", call.operation());
        line.put("input", call.input());
        if (call.output() != null) {
            line.put("output", call.output());
        }
        if (call.error() != null) {
            line.put("error", call.error());
        }
        try {
            Files.writeString(
                    file, JSON.std.asString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
