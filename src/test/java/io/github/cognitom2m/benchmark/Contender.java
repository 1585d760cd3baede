package io.github.cognitom2m.benchmark;

import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.runtime.Artifact;
import io.github.cognitom2m.emulator.runtime.LoopbackProxy;
import io.github.cognitom2m.emulator.runtime.PackagedFunction;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A function that is measured, packaged as it would be deployed. */
record Contender(String name, String handler, Launcher launcher) {
    static final String PRODUCT = "cognito-m2m";
    static final String FLOOR = "floor";
    static final String JAVA = "usual, Java";
    static final String PYTHON = "usual, boto3";
    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:provider";
    private static final Path CLASSES = Path.of("target", "test-classes");

    /** What runs the handler. */
    private interface Launcher {
        PackagedFunction start(FunctionConfiguration configuration, LoopbackProxy proxy, Path directory)
                throws IOException;
    }

    /** What is shipped. */
    static Contender product() throws IOException {
        return new Contender(
                PRODUCT, "io.github.cognitom2m.CustomResourceHandler::handleRequest", java(Artifact.built()));
    }

    /** The least that a handler needs. */
    static Contender floor(Path directory) throws IOException {
        return alone(FLOOR, FloorHandler.class, directory, List.of());
    }

    /** What is usually written in Java, with the product's libraries except for the HTTP client, which is the SDK's default. */
    static Contender usualJava(Path directory) throws IOException {
        Stream<Path> own = Artifact.built().jars().stream().filter(jar -> !isNamed(jar, "url-connection-client"));
        Stream<Path> apache = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(jar -> Stream.of("apache-client", "httpclient", "httpcore", "commons-codec", "commons-logging")
                        .anyMatch(name -> isNamed(jar, name)));
        return alone(
                JAVA, UsualHandler.class, directory, Stream.concat(own, apache).toList());
    }

    private static boolean isNamed(Path jar, String artifactId) {
        return jar.getFileName().toString().matches(artifactId + "-[0-9.]+\\.jar");
    }

    /** What is usually written in Python, with the boto3 of this machine. */
    static Contender usualPython() {
        return new Contender(PYTHON, "usual.handle", (configuration, proxy, directory) -> {
            Path task = Files.createTempDirectory(directory, "python");
            Files.copy(CLASSES.resolve("benchmark").resolve("usual.py"), task.resolve("usual.py"));
            Map<String, String> environment = new HashMap<>(proxy.environment());
            environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
            Path bootstrap = Path.of("src", "test", "runtimes", "bootstrap.py").toAbsolutePath();
            return PackagedFunction.start(
                    new FunctionConfiguration(
                            configuration.arn(),
                            configuration.handler(),
                            "python3.13",
                            configuration.timeout(),
                            configuration.memoryMb(),
                            environment),
                    List.of("python3", bootstrap.toString()),
                    task,
                    task.resolve("log"));
        });
    }

    PackagedFunction start(int memoryMb, LoopbackProxy proxy, Path directory) throws IOException {
        return launcher.start(
                new FunctionConfiguration(ARN, handler, "java25", TIMEOUT, memoryMb, Map.of()), proxy, directory);
    }

    private static Contender alone(String name, Class<?> handler, Path directory, List<Path> jars) throws IOException {
        Path classes = directory.resolve(handler.getSimpleName());
        Path file = Path.of(handler.getName().replace('.', '/') + ".class");
        Files.createDirectories(classes.resolve(file).resolveSibling("."));
        Files.copy(CLASSES.resolve(file), classes.resolve(file));
        return new Contender(name, handler.getName() + "::handleRequest", java(new Artifact(classes, jars)));
    }

    private static Launcher java(Artifact artifact) {
        return (configuration, proxy, directory) ->
                PackagedFunction.start(artifact, configuration, flags(proxy), directory);
    }

    /** With the proxy under the names of HTTP as well, which are those that the SDK's default HTTP client reads. */
    private static List<String> flags(LoopbackProxy proxy) {
        List<String> flags = proxy.jvmFlags();
        Stream<String> http = flags.stream()
                .filter(flag -> flag.startsWith("-Dhttps."))
                .map(flag -> flag.replace("-Dhttps.", "-Dhttp."));
        return Stream.concat(flags.stream(), http).toList();
    }
}
