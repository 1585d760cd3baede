package io.github.cognitom2m.emulator.runtime;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** AWS's own runtime client, which Lambda brings and no function ships: how it is started. */
final class RuntimeClient {
    private static final String NATIVE_PART =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private RuntimeClient() {}

    /**
     * The command line, with the flags that Lambda gives to a JVM.
     *
     * @param directory where the client's native part is unpacked to: its own choice is one file for all processes
     */
    static List<String> command(Path directory, int memoryMb, List<String> flags, String handler) throws IOException {
        // Lambda leaves 15 % of the memory to what is not heap.
        Stream<String> lambda = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxHeapSize=" + memoryMb * 1024L * 85 / 100 + "k",
                // What the JVM chooses itself where there is as little memory as Lambda's.
                "-XX:InitialHeapSize=" + Math.max(8, memoryMb / 64) + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + NATIVE_PART + "=" + nativePart(directory));
        Stream<String> main = Stream.of("-classpath", jars(), AWSLambda.class.getName(), handler);
        return Stream.of(lambda, flags.stream(), main).flatMap(part -> part).toList();
    }

    private static String jars() {
        return Stream.of(AWSLambda.class, LambdaRuntime.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(RuntimeClient::jar)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path nativePart(Path directory) throws IOException {
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        String name = "libaws-lambda-jni.linux-" + architecture + ".so";
        Path file = directory.resolve(name);
        try (InputStream in = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
