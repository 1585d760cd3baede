package io.github.cognitom2m.properties;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** A limit that AWS sets on a text: its length in UTF-16 units, and its characters (described for people). */
public record TextRule(int min, int max, IntPredicate allowed, String description) {

    /** A text of which only the length matters. */
    public static TextRule ofLength(int min, int max) {
        return new TextRule(min, max, c -> true, "any characters");
    }

    public static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** What is wrong with the text; empty if nothing is. */
    public Optional<Violation> violation(String text) {
        if (text.length() < min || text.length() > max) {
            return Optional.of(new Violation("has " + text.length() + " characters", "use " + min + " to " + max));
        }
        OptionalInt foreign = text.codePoints().filter(allowed.negate()).findFirst();
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        Quoted.of(text) + " contains " + Quoted.of(Character.toString(foreign.getAsInt())),
                        "use " + description + " only"));
    }

    /** What is wrong, and how to fix it. */
    public record Violation(String what, String fix) {}
}
