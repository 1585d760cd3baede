package io.github.cognitom2m.scripts;

import io.github.cognitom2m.LocalRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A POSIX shell in the project's folder, whose AWS CLI talks to an emulated AWS and knows nothing of its user's settings. */
public record Shell(Map<String, String> environment) {
    private static final Path NO_FILE = Path.of("target", "no-such-file");

    /** What a command did; the streams are together, in the order in which they were written. */
    public record Result(int status, String output) {}

    public Shell {
        environment = Map.copyOf(environment);
    }

    /** With what is needed to reach an emulated AWS. */
    public static Shell reaching(URI endpoint) {
        return new Shell(Map.of(
                "AWS_ENDPOINT_URL",
                endpoint.toString(),
                "AWS_ACCESS_KEY_ID",
                LocalRun.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                LocalRun.SECRET_KEY,
                "AWS_DEFAULT_REGION",
                "us-east-1"));
    }

    /** Skips the test, and says why, where a tool is not installed. */
    public static void needs(String... tools) {
        for (String tool : tools) {
            boolean there = new Shell(Map.of()).run("command -v " + tool).status() == 0;
            Assumptions.assumeTrue(there, tool + " is not installed");
        }
    }

    Shell with(String name, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(name, value);
        return new Shell(changed);
    }

    Shell without(String... names) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.keySet().removeAll(List.of(names));
        return new Shell(changed);
    }

    public Result run(String command) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
        Map<String, String> all = builder.environment();
        all.keySet().removeIf(name -> name.startsWith("AWS_"));
        all.put("AWS_CONFIG_FILE", NO_FILE.toString());
        all.put("AWS_SHARED_CREDENTIALS_FILE", NO_FILE.toString());
        all.put("AWS_EC2_METADATA_DISABLED", "true");
        all.put("NO_PROXY", "127.0.0.1");
        all.putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                return new Result(process.waitFor(), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
