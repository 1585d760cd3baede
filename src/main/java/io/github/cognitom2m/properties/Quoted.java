package io.github.cognitom2m.properties;

/** A user's text as it is shown in messages: in quotation marks, and shortened. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    public static String of(String text) {
        return "'" + shortened(text) + "'";
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
