package io.github.cognitom2m.emulator.runtime;

import java.time.Duration;
import java.util.Locale;

/** How an invocation ended; the payload is what Lambda hands to a destination. */
public sealed interface Result {

    /** The handler returned. */
    record Returned(String payload) implements Result {}

    /** The handler threw, or the process did not live to see the end. */
    record Failed(String errorType, String payload) implements Result {
        private static final String TIMED_OUT = "Sandbox.Timedout";

        boolean isTimeout() {
            return errorType.equals(TIMED_OUT);
        }

        static Failed timedOut(String requestId, Duration timeout) {
            String seconds = String.format(Locale.ROOT, "%.2f", timeout.toMillis() / 1000.0);
            return of(TIMED_OUT, requestId, "Task timed out after " + seconds + " seconds");
        }

        /** The process ended; a number above 128 tells by which signal. */
        static Failed exited(String requestId, int status) {
            String how = status == 128 + 9 ? "signal: killed" : "exit status " + status;
            return of("Runtime.ExitError", requestId, "Runtime exited with error: " + how);
        }

        private static Failed of(String errorType, String requestId, String message) {
            return new Failed(
                    errorType,
                    "{\"errorType\":\"" + errorType + "\",\"errorMessage\":\"RequestId: " + requestId + " Error: "
                            + message + "\"}");
        }
    }
}
