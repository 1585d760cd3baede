package io.github.cognitom2m.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local run prints a line for each step, and everything else on request. */
final class ProgressTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream details = new ByteArrayOutputStream();
    private final Progress progress = new Progress(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(details, true, StandardCharsets.UTF_8),
            Marks.of(StandardCharsets.UTF_8, false),
            () -> NOW);

    @Test
    void isOneLineForEachStepWithAMark() {
        progress.step("Deploy");
        progress.expect("the stack", "complete", "complete");
        progress.step("Delete");
        progress.total();
        assertEquals("""
                ✓   0.0 s  Deploy
                ✓   0.0 s  Delete

                All 1 checks passed, with 0 AWS calls and 0 stack events in 0.0 s.
                """, out.toString(StandardCharsets.UTF_8));
        assertTrue(details.toString(StandardCharsets.UTF_8).contains("check  the stack"));
    }

    @Test
    void saysWhatFailed() {
        progress.step("Deploy");
        String why = assertThrows(
                        Progress.Unexpected.class, () -> progress.expect("the stack", "complete", "rolled back"))
                .getMessage();
        progress.failed(why);
        assertEquals("""
                ✗   0.0 s  Deploy
                FAILED: the stack: expected complete, but was rolled back
                """, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void hasNoLineThatIsTooLong() {
        String arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:" + "x".repeat(100);
        progress.say("output SecretArn", arn + " and " + "some words ".repeat(20) + arn);
        List<String> lines = details.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(lines.size() > 3, lines::toString);
        assertTrue(lines.stream().allMatch(line -> line.length() <= Progress.WIDTH), lines::toString);
    }

    @Test
    void isInColorOnATerminalOnly(@TempDir Path directory) throws Exception {
        Path terminal = Files.createSymbolicLink(directory.resolve("terminal"), Path.of("/dev/pts/0"));
        Path pipe = Files.createSymbolicLink(directory.resolve("pipe"), Path.of("pipe:[1]"));
        Map<String, String> xterm = Map.of("TERM", "xterm");
        assertTrue(Marks.inColor(xterm, terminal, pipe));
        assertTrue(Marks.inColor(xterm, pipe, terminal), "Maven forwards to a terminal");
        assertFalse(Marks.inColor(xterm, pipe, pipe));
        assertFalse(Marks.inColor(xterm, directory, directory), "not a link");
        assertFalse(Marks.inColor(Map.of("TERM", "xterm", "NO_COLOR", "1"), terminal, terminal));
        assertFalse(Marks.inColor(Map.of("TERM", "dumb"), terminal, terminal));
    }

    @Test
    void usesWordsWhereTheOutputHasNoSigns() {
        assertEquals("ok", Marks.of(StandardCharsets.US_ASCII, false).passed().strip());
        assertEquals("✓", Marks.of(StandardCharsets.UTF_8, false).passed());
        assertTrue(Marks.of(StandardCharsets.UTF_8, true).failed().contains("[31m"));
    }
}
