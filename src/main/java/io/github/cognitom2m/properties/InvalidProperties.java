package io.github.cognitom2m.properties;

import java.util.List;

/** Properties that cannot be used; the message lists every problem, one a line. */
public final class InvalidProperties extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidProperties(String message, List<Problem> problems) {
        super(message);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
