package io.github.cognitom2m.emulator.runtime;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.Directories;
import io.github.cognitom2m.emulator.cloudformation.template.Json;
import io.github.cognitom2m.emulator.lambda.FunctionCode;
import io.github.cognitom2m.emulator.lambda.FunctionConfiguration;
import io.github.cognitom2m.emulator.lambda.FunctionResolver;
import io.github.cognitom2m.emulator.s3.ObjectStore;
import io.github.cognitom2m.emulator.s3.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions whose code was uploaded: each runs from its archive, in processes of its runtime. */
public final class UploadedFunctions implements FunctionResolver, AutoCloseable {
    private static final Path RUNTIMES = Path.of("src", "test", "runtimes").toAbsolutePath();

    /** Where functions find AWS: all of it on loopback, and by the names that it has in the internet. */
    public record Surroundings(URI endpoint, List<String> jvmFlags) {
        public Surroundings {
            jvmFlags = List.copyOf(jvmFlags);
        }
    }

    private final ObjectStore objects;
    private final Surroundings surroundings;
    private final Function<String, Map<String, Object>> code;
    private final FunctionResolver others;
    private final Path directory;
    private final Set<UnpackedCode> all = ConcurrentHashMap.newKeySet();

    /**
     * @param code a function's property Code, by the function's name
     * @param others finds the code of functions that nobody has uploaded
     * @param directory where archives are unpacked
     */
    public UploadedFunctions(
            ObjectStore objects,
            Surroundings surroundings,
            Function<String, Map<String, Object>> code,
            FunctionResolver others,
            Path directory) {
        this.objects = objects;
        this.surroundings = surroundings;
        this.code = code;
        this.others = others;
        this.directory = directory;
    }

    @Override
    public FunctionCode resolve(FunctionConfiguration configuration) {
        Map<String, Object> location = code.apply(configuration.name());
        Object bucket = location.get("S3Bucket");
        if (bucket == null ? !location.containsKey("ZipFile") : !objects.hasBucket(bucket.toString())) {
            return others.resolve(configuration);
        }
        try {
            CodeFolder own = CodeFolder.create(directory, configuration.name());
            if (bucket == null) {
                inline(configuration, Json.text(location.get("ZipFile")), own.task());
            } else {
                own.unpack(object(bucket.toString(), Json.text(location.get("S3Key"))));
            }
            retire(configuration.name());
            return unpacked(configuration, own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for a function of an earlier process, whose code is still in its folder if it was uploaded. */
    public FunctionCode kept(FunctionConfiguration configuration, Optional<String> folder) {
        try {
            return folder.isPresent()
                    ? unpacked(configuration, new CodeFolder(directory.resolve(folder.get())))
                    : others.resolve(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UnpackedCode unpacked(FunctionConfiguration configuration, CodeFolder own) throws IOException {
        UnpackedCode unpacked = new UnpackedCode(there(configuration), command(configuration, own.path()), own);
        all.add(unpacked);
        return unpacked;
    }

    /** Deletes the folders of code that no function has any more. */
    public void deleteUnused() throws IOException {
        Set<String> used = all.stream().flatMap(code -> code.folder().stream()).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(directory)) {
            for (CodeFolder folder : folders.map(CodeFolder::new).toList()) {
                if (!used.contains(folder.name())) {
                    Directories.delete(folder.path());
                }
            }
        }
    }

    /** Keeps no process of a function that is deleted. */
    public void retire(String functionName) throws IOException {
        for (UnpackedCode former : all) {
            if (former.isOf(functionName)) {
                former.retire();
            }
        }
    }

    private byte[] object(String bucket, String key) {
        return objects.object(bucket, key)
                .map(StoredObject::content)
                .orElseThrow(() -> AwsError.of(
                        "InvalidRequest",
                        "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key"
                                + " does not exist."));
    }

    private static void inline(FunctionConfiguration configuration, String code, Path task) throws IOException {
        Files.writeString(task.resolve(isOf("python", configuration) ? "index.py" : "index.mjs"), code);
    }

    private List<String> command(FunctionConfiguration function, Path own) throws IOException {
        if (isOf("python", function)) {
            return List.of("python3", RUNTIMES + "/bootstrap.py");
        }
        if (isOf("nodejs", function)) {
            return List.of("node", RUNTIMES + "/bootstrap.mjs");
        }
        if (isOf("java", function)) {
            return RuntimeClient.command(own, function.memoryMb(), surroundings.jvmFlags(), function.handler());
        }
        throw AwsError.of(
                "InvalidRequest",
                "The runtime " + function.runtime() + " is not emulated; python, nodejs and java are");
    }

    private static boolean isOf(String language, FunctionConfiguration function) {
        return function.runtime().startsWith(language);
    }

    /** With what the function needs to find AWS here; the rest keeps the developer's own settings out. */
    private FunctionConfiguration there(FunctionConfiguration function) {
        Map<String, String> environment = new HashMap<>(function.environment());
        if (isOf("java", function)) {
            environment.put("COGNITO_M2M_TOKEN_ENDPOINT", surroundings.endpoint() + "/{domain}/oauth2/token");
        } else {
            // Neither takes a proxy from the environment for all that it does: every host is a folder of the server.
            environment.replaceAll((name, value) ->
                    value.replaceFirst("^https:/", surroundings.endpoint().toString()));
            environment.put("AWS_ENDPOINT_URL", surroundings.endpoint().toString());
            for (String name : List.of("PATH", "HOME")) {
                Optional.ofNullable(System.getenv(name)).ifPresent(value -> environment.put(name, value));
            }
        }
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return new FunctionConfiguration(
                function.arn(),
                function.handler(),
                function.runtime(),
                function.timeout(),
                function.memoryMb(),
                environment);
    }

    @Override
    public void close() throws IOException {
        for (UnpackedCode unpacked : all) {
            unpacked.close();
        }
    }
}
