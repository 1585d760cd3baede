package io.github.cognitom2m;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a test needs that a machine may lack: the test is skipped then, with the name of what is missing. */
final class Installed {
    private Installed() {}

    static void assumeCommands(String... commands) {
        for (String command : commands) {
            Stream<String> folders =
                    Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
            assumeTrue(
                    folders.anyMatch(folder -> Files.isExecutable(Path.of(folder, command))),
                    command + " is not installed");
        }
    }

    /** What Lambda's runtime for Python brings. */
    static void assumeBoto3() throws IOException, InterruptedException {
        String look = "import importlib.util; exit(importlib.util.find_spec('boto3') is None)";
        assumeTrue(
                new ProcessBuilder("python3", "-c", look).start().waitFor() == 0, "boto3 is not installed for python3");
    }

    /** What Lambda's runtime for Node.js brings. */
    static void assumeSdkForJavaScript() {
        assumeTrue(
                Files.isDirectory(Path.of("examples", "node_modules")),
                "the SDK for JavaScript is not installed: npm ci --prefix examples");
    }
}
