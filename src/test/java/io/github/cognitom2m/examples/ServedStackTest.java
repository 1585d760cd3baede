package io.github.cognitom2m.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.LocalRun;
import io.github.cognitom2m.docs.Page;
import io.github.cognitom2m.scripts.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a clone to a token without an account: served stacks in one terminal, what they print typed into another. */
@Tag("thorough")
final class ServedStackTest {
    private final Process served = serve();
    private final String printed = printed(served.inputReader());

    ServedStackTest() throws IOException {}

    @AfterEach
    void interrupt() {
        served.destroy();
    }

    @Test
    void givesATokenToWhoeverTypesWhatItPrints() throws IOException {
        Shell.needs("aws", "curl");
        assertTrue(printed.contains(readme()), () -> "the README's commands are not among\n" + printed);

        String output = output(part("export") + part("scripts") + part("curl -s \"$JWKS_URI\""));
        assertTrue(output.contains("\"scope\":\"m2m-client/read m2m-client/write\""), output);
        assertTrue(output.contains("\"token_use\":\"access\""), output);
        assertTrue(output.matches("(?s).*\ncognito-m2m-dev +Credentials +us-east-1_\\w+ +\\w+ .*"), output);
        assertTrue(output.contains("\"keys\""), output);
        assertFalse(output.contains("client_secret"), output);

        String secret = output(part("export") + "scripts/get-token.sh -s \"$SECRET_ID\"");
        assertTrue(secret.matches("(?s).*\nclient_secret +\\w{20,}\n.*"), secret);
        String token = output(part("export") + "scripts/get-token.sh -t \"$SECRET_ID\"");
        assertTrue(token.matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n"), token);
    }

    private static Process serve() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LocalRun.class.getName(),
                "--serve",
                "examples");
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The printed commands that begin like this. */
    private String part(String begin) {
        List<String> lines =
                printed.lines().filter(line -> line.startsWith(begin)).toList();
        assertFalse(lines.isEmpty(), () -> "no " + begin + " among\n" + printed);
        return String.join("\n", lines) + "\n";
    }

    /** The commands that a served stack prints when it is ready. */
    private static String printed(BufferedReader lines) {
        return lines.lines()
                .dropWhile(line -> !line.endsWith("In another terminal:"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("The tokens' issuer"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String readme() throws IOException {
        return Page.load("README.md")
                .code("Quick start", "sh")
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static String output(String commands) {
        Shell.Result result = new Shell(Map.of()).run("set -e\n" + commands);
        assertEquals(0, result.status(), result.output());
        return result.output();
    }
}
