package io.github.cognitom2m.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What follows {@code --serve} on the command line.
 *
 * @param examples whether the stacks of the examples are deployed
 * @param port 0 for a free one
 * @param state the folder where the account is kept
 */
public record ServeOptions(boolean examples, int port, Optional<Path> state) {
    private static final int MOST = 65_535;

    /** Throws {@link IllegalArgumentException} on an unknown argument. */
    public static ServeOptions parse(List<String> arguments) {
        boolean examples = false;
        int port = 0;
        Optional<Path> state = Optional.empty();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.remove();
            switch (argument) {
                case "examples" -> examples = true;
                case "--port" -> port = port(rest.isEmpty() ? "" : rest.remove());
                case "--state" -> state = Optional.of(folder(rest.isEmpty() ? "" : rest.remove()));
                default -> throw new IllegalArgumentException("unknown argument: " + argument);
            }
        }
        return new ServeOptions(examples, port, state);
    }

    private static Path folder(String text) {
        if (text.isEmpty() || text.startsWith("--")) {
            throw new IllegalArgumentException("--state needs the name of a folder");
        }
        Path folder = Path.of(text).toAbsolutePath();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--state " + text + ": not a folder");
        }
        return folder;
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException("--port " + text + ": not a number from 0 to " + MOST);
        }
        return Integer.parseInt(text);
    }
}
