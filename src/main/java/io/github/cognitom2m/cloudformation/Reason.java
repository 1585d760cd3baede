package io.github.cognitom2m.cloudformation;

import java.util.function.Predicate;

/** Brings the reason of a failure into a form that CloudFormation shows. */
final class Reason {
    private static final String UNKNOWN = "The provider gave no reason.";
    private static final String CUT = "…";

    private Reason() {}

    /** The whole reason if it fits, otherwise the longest beginning that does, followed by an ellipsis. */
    static String fit(String text, Predicate<String> fits) {
        String reason = clean(text);
        if (fits.test(reason)) {
            return reason;
        }
        // Whatever the escapes cost, the answer grows with what is kept, so halving finds the longest.
        int fitting = 0;
        int tooMany = reason.codePointCount(0, reason.length());
        while (tooMany - fitting > 1) {
            int middle = (fitting + tooMany) / 2;
            if (fits.test(cut(reason, middle))) {
                fitting = middle;
            } else {
                tooMany = middle;
            }
        }
        return cut(reason, fitting);
    }

    private static String cut(String reason, int codePoints) {
        return reason.substring(0, reason.offsetByCodePoints(0, codePoints)).stripTrailing() + CUT;
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isControl(c) ? ' ' : c));
        String reason = clean.toString().strip();
        return reason.isEmpty() ? UNKNOWN : reason;
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }
}
