package io.github.cognitom2m.properties;

/** Reads the id of the user pool, {@code <region>_<letters and digits>}. */
final class UserPoolId {
    static final TextRule FORM =
            new TextRule(1, 55, c -> TextRule.isAlphanumeric(c) || c == '_' || c == '-', "letters, digits, _ and -");

    private UserPoolId() {}

    static String parse(Properties properties, String region) {
        String id = properties.required("UserPoolId", FORM);
        int underscore = id.lastIndexOf('_');
        boolean sound = underscore > 0
                && underscore < id.length() - 1
                && id.chars().skip(underscore + 1L).allMatch(TextRule::isAlphanumeric);
        if (!id.isEmpty() && !sound) {
            properties.wrong(
                    "UserPoolId", Quoted.of(id) + " is no user pool's id", "use one such as " + region + "_AbCdEf123");
        } else if (sound && !id.substring(0, underscore).equals(region)) {
            properties.wrong(
                    "UserPoolId",
                    Quoted.of(id) + " is not of this stack's Region, " + region,
                    "use a user pool of this Region, or deploy the stack in the pool's");
        }
        return id;
    }
}
