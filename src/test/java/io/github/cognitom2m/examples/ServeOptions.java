package io.github.cognitom2m.examples;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What follows {@code --serve} on the command line.
 *
 * @param examples whether the stacks of the examples are deployed
 * @param port 0 for a free one
 */
public record ServeOptions(boolean examples, int port) {
    private static final int MOST = 65_535;

    /** Throws {@link IllegalArgumentException} on an unknown argument. */
    public static ServeOptions parse(List<String> arguments) {
        boolean examples = false;
        int port = 0;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.remove();
            switch (argument) {
                case "examples" -> examples = true;
                case "--port" -> port = port(rest.isEmpty() ? "" : rest.remove());
                default -> throw new IllegalArgumentException("unknown argument: " + argument);
            }
        }
        return new ServeOptions(examples, port);
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException("--port " + text + ": not a number from 0 to " + MOST);
        }
        return Integer.parseInt(text);
    }
}
