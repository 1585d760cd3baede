package io.github.cognitom2m.support;

import io.github.cognitom2m.emulator.Call;
import io.github.cognitom2m.emulator.cloudformation.StackEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints what happens as it happens, and holds it against what was expected. */
public final class Progress {

    /** Something was not as expected; the message says what. */
    public static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unexpected(String message) {
            super(message);
        }
    }

    private final PrintStream out;
    private final Instant begin = Instant.now();
    private int calls;
    private int events;
    private int expectations;

    public Progress(PrintStream out) {
        this.out = out;
    }

    public synchronized void step(String title) {
        out.println();
        line("# " + title);
    }

    synchronized void say(String name, Object value) {
        line("%-5s  %-44s %s".formatted("", name, value));
    }

    public synchronized void event(StackEvent event) {
        events++;
        String reason = event.reason().map(text -> "  " + text).orElse("");
        line("%-5s  %-44s %s%s".formatted("stack", event.logicalId(), event.status(), reason));
    }

    public synchronized void call(Call call) {
        calls++;
        long milliseconds = Duration.between(call.begin(), call.end()).toMillis();
        String outcome = Optional.ofNullable(call.error()).orElse("ok");
        line("%-5s  %-44s %s, %d ms".formatted("call", call.action(), outcome, milliseconds));
    }

    /** Prints what is; throws {@link Unexpected} where that is not what was expected. */
    synchronized void expect(String what, Object expected, @Nullable Object actual) {
        expectations++;
        line("%-5s  %-44s %s".formatted("check", what, actual));
        if (!expected.equals(actual)) {
            throw new Unexpected(what + ": expected " + expected + ", but was " + actual);
        }
    }

    synchronized void total() {
        out.println();
        line("%d AWS calls, %d stack events; all %d expectations held".formatted(calls, events, expectations));
    }

    private void line(String text) {
        out.printf("%6.2f s  %s%n", Duration.between(begin, Instant.now()).toMillis() / 1000.0, text);
    }
}
