package io.github.cognitom2m.examples;

import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.iam.AccessKey;
import io.github.cognitom2m.emulator.lambda.FunctionCode;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.lambda.FunctionFailed;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.emulator.runtime.Artifact;
import io.github.cognitom2m.emulator.runtime.PackagedFunction;
import io.github.cognitom2m.emulator.runtime.Result;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The functions of deployed examples: warm processes that run the code which their templates name. */
final class ExampleFunctions implements FunctionResolver, AutoCloseable {
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();
    private static final Path RUNTIMES = Path.of("src", "test", "runtimes").toAbsolutePath();

    private final FunctionResolver product;
    private final URI aws;
    private final Function<String, Map<String, Object>> properties;
    private final Path directory;
    private final Map<String, PackagedFunction> warm = new ConcurrentHashMap<>();

    /**
     * @param product finds the code of this project's functions
     * @param aws the loopback server
     * @param properties finds a function's, by its name
     * @param directory where files can be put
     */
    ExampleFunctions(
            FunctionResolver product, URI aws, Function<String, Map<String, Object>> properties, Path directory) {
        this.product = product;
        this.aws = aws;
        this.properties = properties;
        this.directory = directory;
    }

    @Override
    public FunctionCode resolve(FunctionConfiguration configuration) {
        if (configuration.handler().startsWith("io.github.cognitom2m.")) {
            return product.resolve(configuration);
        }
        return (event, response, context) -> {
            String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
            PackagedFunction process = warm.computeIfAbsent(configuration.name(), name -> start(configuration));
            switch (process.invoke(text).get()) {
                case Result.Returned returned ->
                    response.write(returned.payload().getBytes(StandardCharsets.UTF_8));
                case Result.Failed failed -> throw new FunctionFailed(failed.payload());
            }
        };
    }

    private PackagedFunction start(FunctionConfiguration function) {
        FunctionConfiguration there = new FunctionConfiguration(
                function.arn(),
                function.handler(),
                function.runtime(),
                function.timeout(),
                function.memoryMb(),
                environment(function));
        try {
            Path own = Files.createTempDirectory(directory, function.name());
            Path code = code(Json.object(properties.apply(function.name()).get("Code")), own);
            Path log = own.resolve("log");
            return switch (function.runtime().replaceFirst("[0-9.x]+$", "")) {
                case "python" ->
                    PackagedFunction.start(there, List.of("python3", RUNTIMES + "/bootstrap.py"), code, log);
                case "nodejs" -> PackagedFunction.start(there, List.of("node", RUNTIMES + "/bootstrap.mjs"), code, log);
                case "java" -> PackagedFunction.start(compiled(code, own.resolve("classes")), there, List.of(), own);
                default -> throw new IllegalArgumentException(function.runtime());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every host is a folder of the loopback server; the rest keeps the developer's own settings out. */
    private Map<String, String> environment(FunctionConfiguration function) {
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.replaceAll((name, value) -> value.replaceFirst("^https:/", aws.toString()));
        environment.put("AWS_ENDPOINT_URL", aws.toString());
        // So that it may do what its role allows.
        environment.put("AWS_ACCESS_KEY_ID", AccessKey.ofFunction(function.arn()));
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        for (String name : List.of("PATH", "HOME")) {
            environment.put(name, System.getenv().getOrDefault(name, ""));
        }
        return environment;
    }

    /** The folder that {@code sam deploy} would have uploaded, or one with the code that is in the template. */
    private static Path code(Map<String, Object> code, Path own) throws IOException {
        if (code.containsKey("ZipFile")) {
            Files.writeString(own.resolve("index.py"), Json.text(code.get("ZipFile")));
            return own;
        }
        return EXAMPLES.resolve(Json.text(code.get("S3Key")));
    }

    /** With the jars of this project's own artifact, which has all that the example's has. */
    private static Artifact compiled(Path module, Path classes) throws IOException {
        List<Path> jars = Artifact.built().jars();
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            Stream<String> options = Stream.of(
                    "-d",
                    classes.toString(),
                    "-classpath",
                    jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            Stream<String> sources = files.filter(Files::isRegularFile).map(Path::toString);
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, Stream.concat(options, sources).toArray(String[]::new));
            if (status != 0) {
                throw new IllegalStateException("does not compile: " + module);
            }
        }
        return new Artifact(classes, jars);
    }

    @Override
    public void close() throws IOException {
        for (PackagedFunction process : warm.values()) {
            process.close();
        }
    }
}
