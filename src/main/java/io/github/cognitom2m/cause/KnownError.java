package io.github.cognitom2m.cause;

import java.util.regex.Pattern;

/**
 * An AWS error, recognized by its code, by the operation and, only where these are not enough, by AWS's text.
 *
 * @param property the property that it is about, or else whose fault it is; empty if it is nobody's
 * @param fix what to do
 */
public record KnownError(Pattern code, Pattern operation, Pattern text, String property, String fix) {

    /**
     * @param code regular expression of the whole code; empty fits any
     * @param operation regular expression of the whole operation; empty fits any
     * @param text regular expression of a part of the text
     */
    static KnownError of(String code, String operation, String text, String property, String fix) {
        return new KnownError(whole(code), whole(operation), Pattern.compile(text), property, fix);
    }

    private static Pattern whole(String expression) {
        return Pattern.compile(expression.isEmpty() ? ".*" : expression, Pattern.DOTALL);
    }

    boolean fits(String errorCode, String inOperation, String said) {
        return code.matcher(errorCode).matches()
                && operation.matcher(inOperation).matches()
                && text.matcher(said).find();
    }
}
