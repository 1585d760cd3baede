package io.github.cognitom2m.clients;

import io.github.cognitom2m.emulator.runtime.Artifact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The archive that a client uploads. */
final class Archive {
    private Archive() {}

    /** @param directory where the artifact is put, and stays */
    static byte[] of(Artifact artifact, Path directory) throws IOException {
        Files.createDirectories(directory);
        artifact.copyTo(directory);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(directory.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return bytes.toByteArray();
    }
}
