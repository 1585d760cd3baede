package io.github.cognitom2m;

import io.github.cognitom2m.cloudformation.Scalars;
import io.github.cognitom2m.properties.TextRule;
import java.util.Optional;

/** Says why an invocation of the provider function failed, from Lambda's record of it. */
final class FailedInvocation {
    private static final String TIMED_OUT = "Task timed out after ";
    private static final int LONGEST_NAME = 200;

    private FailedInvocation() {}

    /** Names the error's type and never its message, because an exception's text may contain anything. */
    static String reason(Scalars invocation) {
        String condition = name(invocation, "requestContext.condition").orElse("unknown");
        String logs = name(invocation, "requestContext.requestId")
                .map(id -> " Look for " + id + " in the logs of " + function(invocation) + ".")
                .orElse("");
        return "The provider function " + cause(invocation, condition) + " (" + condition + ")." + logs;
    }

    private static String cause(Scalars invocation, String condition) {
        String message = invocation.text("responsePayload.errorMessage").orElse("");
        Optional<String> type = name(invocation, "responsePayload.errorType");
        int timedOut = message.indexOf(TIMED_OUT);
        if (timedOut >= 0) {
            return "timed out after " + number(message, timedOut + TIMED_OUT.length()) + " seconds";
        }
        if (type.filter(name -> name.contains("OutOfMemory")).isPresent()) {
            return "ran out of memory";
        }
        if (message.contains("signal: killed")) {
            return "was killed, most likely because it ran out of memory";
        }
        // An event can also become too old between attempts; the error is then that of the last attempt.
        String otherwise = condition.equals("EventAgeExceeded")
                ? "was not started in time, because too many of its invocations were running, because its reserved"
                        + " concurrency is 0, or because Lambda was still preparing it after a long idle time"
                : "ended without an answer";
        return type.or(() -> name(invocation, "responseContext.functionError"))
                .map(error -> "ended with the error " + error)
                .orElse(otherwise);
    }

    private static String function(Scalars invocation) {
        return name(invocation, "requestContext.functionArn").orElse("the provider function");
    }

    private static String number(String text, int from) {
        int to = from;
        while (to < text.length() && (Character.isDigit(text.charAt(to)) || text.charAt(to) == '.')) {
            to++;
        }
        return text.substring(from, to);
    }

    // A name, an id or an ARN; anything else is not repeated.
    private static Optional<String> name(Scalars invocation, String path) {
        return invocation
                .text(path)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_NAME)
                .filter(text -> text.codePoints().allMatch(c -> TextRule.isAlphanumeric(c) || ".:_$-".indexOf(c) >= 0));
    }
}
