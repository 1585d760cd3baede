package io.github.cognitom2m.properties;

/** What is wrong with one property and how to fix it. */
public record Problem(Kind kind, String path, String what, String fix) {

    /** In the order in which problems are reported. */
    public enum Kind {
        MISSING,
        WRONG,
        UNKNOWN
    }

    @Override
    public String toString() {
        return path + ": " + what + "; " + fix + ".";
    }
}
