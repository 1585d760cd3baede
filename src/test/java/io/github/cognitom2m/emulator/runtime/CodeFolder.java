package io.github.cognitom2m.emulator.runtime;

import io.github.cognitom2m.emulator.AwsError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Where a function's code is, and beside it the logs of its processes. */
record CodeFolder(Path path) {

    static CodeFolder create(Path parent, String functionName) throws IOException {
        CodeFolder folder = new CodeFolder(Files.createTempDirectory(parent, functionName));
        Files.createDirectory(folder.task());
        return folder;
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Where the code itself is. */
    Path task() {
        return path.resolve("task");
    }

    Path newLog() throws IOException {
        return Files.createTempFile(path, "process", ".log");
    }

    void unpack(byte[] archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = task().resolve(entry.getName()).normalize();
                if (!file.startsWith(task())) {
                    throw AwsError.of(
                            "InvalidParameterValueException", "Could not unzip uploaded file: " + entry.getName());
                }
                Files.createDirectories(entry.isDirectory() ? file : file.resolveSibling("."));
                if (!entry.isDirectory()) {
                    Files.copy(zip, file);
                }
            }
        }
    }
}
