package io.github.cognitom2m.support;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints one line for each step with the outcome of it, and every event, call and check to the details. */
public final class Progress {
    static final int WIDTH = 120;
    private static final String INDENT = " ".repeat(18);

    /** Something was not as expected; the message says what. */
    public static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unexpected(String message) {
            super(message);
        }
    }

    private final PrintStream out;
    private final PrintStream details;
    private final Marks marks;
    private final InstantSource clock;
    private final Instant begin;
    private Optional<Step> step = Optional.empty();
    private int calls;
    private int events;
    private int checks;

    /**
     * Starts the clock.
     *
     * @param out takes the steps
     * @param details takes every event, call and check; may be the same, or a null stream
     */
    public Progress(PrintStream out, PrintStream details, Marks marks, InstantSource clock) {
        this.out = out;
        this.details = details;
        this.marks = marks;
        this.clock = clock;
        this.begin = clock.instant();
    }

    /** Ends the step before, which has passed, and begins another one. */
    public synchronized void step(String title) {
        end();
        step = Optional.of(new Step(title, clock.instant()));
        detail("step", title, "");
    }

    /** Ends the last step, which has passed. */
    public synchronized void end() {
        step.ifPresent(passed -> print(marks.passed(), passed));
        step = Optional.empty();
    }

    /** Says that the last step has failed, and why. */
    public synchronized void failed(String why) {
        step.ifPresent(failed -> print(marks.failed(), failed));
        step = Optional.empty();
        wrapped("FAILED: " + why, "        ").forEach(out::println);
    }

    synchronized void say(String name, Object value) {
        detail("", name, String.valueOf(value));
    }

    public synchronized void event(StackEvent event) {
        events++;
        detail(
                "stack",
                event.logicalId(),
                event.status() + event.reason().map(text -> "  " + text).orElse(""));
    }

    public synchronized void call(Call call) {
        calls++;
        long milliseconds = Duration.between(call.begin(), call.end()).toMillis();
        detail("call", call.action(), Optional.ofNullable(call.error()).orElse("ok") + ", " + milliseconds + " ms");
    }

    /** Checks a value; throws {@link Unexpected} if it is not the expected one. */
    synchronized void expect(String what, Object expected, @Nullable Object actual) {
        checks++;
        detail("check", what, String.valueOf(actual));
        if (!expected.equals(actual)) {
            throw new Unexpected(what + ": expected " + expected + ", but was " + actual);
        }
    }

    synchronized void total() {
        end();
        out.println();
        out.printf(
                "All %d checks passed, with %d AWS calls and %d stack events in %.1f s.%n",
                checks, calls, events, seconds(begin));
    }

    private void print(String mark, Step ended) {
        out.printf("%s %5.1f s  %s%n", mark, seconds(ended.begin()), ended.title());
        out.flush();
    }

    private void detail(String kind, String name, String value) {
        String line = "%8.2f s  %-5s  %-42s %s".formatted(seconds(begin), kind, name, value);
        wrapped(line.stripTrailing(), INDENT).forEach(details::println);
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }

    /** The text in lines that fit a terminal; a word that is too long, such as an ARN, is cut. */
    public static List<String> wrapped(String text, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space > WIDTH / 2 ? space : WIDTH;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = indent + rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private record Step(String title, Instant begin) {}
}
