package io.github.cognitom2m.emulator.cloudformation.template;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The argument of Fn::Sub: a text with variables, and perhaps values of its own for some of them. */
record Substitution(String text, Map<String, Object> own) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    static Substitution parse(Object argument) {
        if (argument instanceof List<?> list && list.size() == 2) {
            return new Substitution(Json.text(list.getFirst()), Json.object(list.get(1)));
        }
        if (argument instanceof String text) {
            return new Substitution(text, Map.of());
        }
        throw new ValidationError("Template error: One or more Fn::Sub intrinsic functions don't specify expected"
                + " arguments. Specify a string as first argument, and an optional second argument to specify a mapping"
                + " of values to replace in the string");
    }

    List<String> variables() {
        return VARIABLE.matcher(text)
                .results()
                .filter(match -> match.group(1).isEmpty())
                .map(match -> match.group(2).strip())
                .toList();
    }

    String apply(UnaryOperator<String> values) {
        return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match, values)));
    }

    private static String value(MatchResult match, UnaryOperator<String> values) {
        return match.group(1).isEmpty() ? values.apply(match.group(2).strip()) : "${" + match.group(2) + "}";
    }
}
