package io.github.cognitom2m.properties;

import java.util.Optional;

/**
 * Reads the id of the user pool, {@code <region>_<letters and digits>}. The Region is that of the primary pool: a
 * replica in another Region has the same id, so only AWS can say whether a pool exists.
 */
final class UserPoolId {
    static final TextRule FORM =
            new TextRule(1, 55, c -> TextRule.isAlphanumeric(c) || c == '_' || c == '-', "letters, digits, _ and -");

    private UserPoolId() {}

    static String parse(Properties properties, String region) {
        Optional<String> pasted = properties.string("UserPoolId").filter(text -> text.startsWith("arn:"));
        if (pasted.isPresent()) {
            properties.wrong(
                    "UserPoolId",
                    "is an ARN",
                    "use the id at its end, "
                            + Quoted.of(pasted.get().substring(pasted.get().lastIndexOf('/') + 1)));
            return "";
        }
        String id = properties.required("UserPoolId", FORM);
        int underscore = id.lastIndexOf('_');
        boolean sound = underscore > 0
                && underscore < id.length() - 1
                && id.chars().skip(underscore + 1L).allMatch(TextRule::isAlphanumeric);
        if (!id.isEmpty() && !sound) {
            properties.wrong(
                    "UserPoolId",
                    Quoted.of(id) + " is not the id of a user pool",
                    "use one such as " + region + "_AbCdEf123");
        }
        return id;
    }
}
