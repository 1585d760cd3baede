package io.github.cognitom2m.support;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How a step that passed or failed is marked: with signs where the output can show them, in color on a terminal only.
 */
public record Marks(String passed, String failed) {
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    /** The marks for a charset, with or without color. */
    public static Marks of(Charset charset, boolean color) {
        boolean signs = charset.newEncoder().canEncode('✓');
        String passed = signs ? "✓" : "ok    ";
        String failed = signs ? "✗" : "FAILED";
        return color ? new Marks(GREEN + passed + PLAIN, RED + failed + PLAIN) : new Marks(passed, failed);
    }

    /**
     * Whether to use color: on a terminal, unless {@code NO_COLOR} is set or the terminal is dumb.
     *
     * @param output what this process writes to
     * @param forwarder what the process that forwards its output, such as Maven, writes to
     */
    public static boolean inColor(Map<String, String> environment, Path output, Path forwarder) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return wanted && (isTerminal(output) || isTerminal(forwarder));
    }

    private static boolean isTerminal(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            // Where a process cannot say what it writes to, there is no color.
            return false;
        }
    }
}
