package io.github.cognitom2m.examples;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What follows {@code --serve} on the command line.
 *
 * @param examples whether the stacks of the examples are deployed
 * @param port 0 for one that is free
 */
public record ServeOptions(boolean examples, int port) {
    public static final String USAGE = "[--serve [examples] [--port N]]";

    /** Throws {@link IllegalArgumentException} on what is unknown. */
    public static ServeOptions parse(List<String> arguments) {
        boolean examples = false;
        int port = 0;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.remove();
            switch (argument) {
                case "examples" -> examples = true;
                case "--port" -> port = Integer.parseInt(rest.isEmpty() ? "" : rest.remove());
                default -> throw new IllegalArgumentException("unknown argument: " + argument);
            }
        }
        return new ServeOptions(examples, port);
    }
}
