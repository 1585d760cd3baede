package io.github.cognitom2m.emulator.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a function is deployed as.
 *
 * @param classes the folder whose content is put at the root of the archive
 * @param jars what is put under {@code lib}
 */
public record Artifact(Path classes, List<Path> jars) {
    private static final Path JARS = Path.of("target", "runtime.classpath");

    public Artifact {
        jars = List.copyOf(jars);
    }

    /** What {@code sam build} takes from this project's build: its classes and the jars of runtime scope. */
    public static Artifact built() throws IOException {
        List<Path> jars = Stream.of(Files.readString(JARS).split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        return new Artifact(Path.of("target", "classes"), jars);
    }

    /** With only some of the jars. */
    public Artifact keeping(Predicate<Path> wanted) {
        return new Artifact(classes, jars.stream().filter(wanted).toList());
    }

    /** Without the jars whose names begin like this. */
    public Artifact without(String jarName) {
        return keeping(jar -> !jar.getFileName().toString().startsWith(jarName));
    }

    /** Makes a directory look as Lambda's does, into which the archive was unpacked. */
    public void copyTo(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                copy(file, directory.resolve(classes.relativize(file)));
            }
        }
        for (Path jar : jars) {
            copy(jar, directory.resolve("lib").resolve(jar.getFileName()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling("."));
        Files.copy(from, to);
    }
}
