package io.github.cognitom2m.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The SDKs that Lambda's runtimes bring: where one is missing, the test is skipped with its name. */
final class RuntimeSdks {
    private RuntimeSdks() {}

    static void needsBoto3() throws IOException, InterruptedException {
        String look = "import importlib.util; exit(importlib.util.find_spec('boto3') is None)";
        assumeTrue(
                new ProcessBuilder("python3", "-c", look).start().waitFor() == 0, "boto3 is not installed for python3");
    }

    static void needsSdkForJavaScript() {
        assumeTrue(
                Files.isDirectory(Path.of("examples", "node_modules")),
                "the SDK for JavaScript is not installed: npm ci --prefix examples");
    }
}
