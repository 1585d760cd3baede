package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References to values that live elsewhere: {@code {{resolve:ssm:name}}}, the only kind that is emulated. */
final class DynamicReference {

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:([a-z-]+):([^}:]+)(?::[0-9]+)?}}");

    private DynamicReference() {}

    static String resolve(String text, Surroundings surroundings) {
        return text.contains("{{resolve:")
                ? REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, surroundings)))
                : text;
    }

    private static String value(MatchResult match, Surroundings surroundings) {
        if (!match.group(1).equals("ssm")) {
            throw new ValidationError("dynamic references to " + match.group(1) + " are not emulated");
        }
        return surroundings
                .ssmParameter(match.group(2))
                .orElseThrow(() -> new EvaluationError("Parameters: [ssm:" + match.group(2) + "] cannot be found."));
    }
}
