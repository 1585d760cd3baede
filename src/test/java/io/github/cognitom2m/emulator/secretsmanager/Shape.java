package io.github.cognitom2m.emulator.secretsmanager;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The constraints of a string member in the API model.
 *
 * @param sensitive its value is never repeated in an error
 */
record Shape(int min, int max, Optional<Pattern> pattern, boolean sensitive) {
    static final Shape SECRET_ID = of(1, 2048);
    static final Shape TOKEN = of(32, 64);
    static final Shape KMS_KEY = of(0, 2048);
    static final Shape STAGE = of(1, 256);
    static final Shape REGION = matching(1, 128, "([a-z]+-)+\\d+");

    static Shape of(int min, int max) {
        return new Shape(min, max, Optional.empty(), false);
    }

    static Shape matching(int min, int max, String pattern) {
        return new Shape(min, max, Optional.of(Pattern.compile(pattern)), false);
    }

    Shape secret() {
        return new Shape(min, max, pattern, true);
    }

    /** What is wrong with a value, in the words of the service's front end. */
    Optional<String> violation(String value) {
        if (value.length() < min) {
            return Optional.of("Member must have length greater than or equal to " + min);
        }
        if (value.length() > max) {
            return Optional.of("Member must have length less than or equal to " + max);
        }
        return pattern.filter(allowed -> !allowed.matcher(value).matches())
                .map(allowed -> "Member must satisfy regular expression pattern: " + allowed);
    }
}
