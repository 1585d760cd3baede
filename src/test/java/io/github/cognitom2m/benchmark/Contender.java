package io.github.cognitom2m.benchmark;

import io.github.cognitom2m.emulator.runtime.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A function that is measured, packaged as it would be deployed. */
record Contender(String name, String handler, Artifact artifact, List<String> jvmFlags) {
    Contender {
        jvmFlags = List.copyOf(jvmFlags);
    }

    /** The least that a handler needs. */
    static Contender floor(Path directory) throws IOException {
        String handler = FloorHandler.class.getName();
        return new Contender(
                "floor", handler, new Artifact(alone(directory.resolve("floor"), handler), List.of()), List.of());
    }

    /** What is shipped. */
    static Contender product() throws IOException {
        return new Contender("product", "io.github.cognitom2m.CustomResourceHandler", Artifact.built(), List.of());
    }

    /** What is shipped, with the JVM's usual compilers. */
    static Contender allCompilers() throws IOException {
        return new Contender(
                "product, all compilers",
                "io.github.cognitom2m.CustomResourceHandler",
                Artifact.built(),
                List.of("-XX:TieredStopAtLevel=4"));
    }

    private static Path alone(Path directory, String handler) throws IOException {
        Path file = Path.of(handler.replace('.', '/') + ".class");
        Files.createDirectories(directory.resolve(file).resolveSibling("."));
        Files.copy(Path.of("target", "test-classes").resolve(file), directory.resolve(file));
        return directory;
    }
}
