package io.github.cognitom2m.properties;

import io.github.cognitom2m.secret.TagText;

/** The limits of Cognito, Secrets Manager and tagging on texts. */
final class Rules {
    /** What is appended to a client's name: a hyphen and the six random characters of the secret's ARN. */
    static final int CLIENT_SUFFIX = 7;

    /**
     * The room for a resource server's identifier in its tag, beside its state and a fingerprint; Cognito itself
     * accepts 256 characters.
     */
    static final int IDENTIFIER_IN_TAG = TagText.LONGEST - "making 0123456789abcdef ".length();

    static final TextRule RESOURCE_SERVER_IDENTIFIER = new TextRule(
            1,
            IDENTIFIER_IN_TAG,
            Rules::isIdentifierCharacter,
            "printable ASCII characters without spaces, quotation marks and \\");
    static final TextRule SCOPE_NAME = new TextRule(
            1,
            256,
            c -> isIdentifierCharacter(c) && c != '/',
            "printable ASCII characters without spaces, quotation marks, / and \\");
    static final TextRule SCOPE_DESCRIPTION = TextRule.ofLength(1, 256);
    static final TextRule OAUTH_SCOPE = new TextRule(
            1, 256, Rules::isIdentifierCharacter, "printable ASCII characters without spaces, quotation marks and \\");
    static final TextRule RESOURCE_SERVER_NAME = named(256);
    static final TextRule CLIENT_NAME = named(128 - CLIENT_SUFFIX);
    static final TextRule SHARED_WITH = new TextRule(
            1,
            128,
            c -> TextRule.isAlphanumeric(c) || c == '-' || c == '*',
            "letters, digits and hyphens, and an asterisk at the end");
    static final TextRule LOGICAL_ID = new TextRule(1, 255, TextRule::isAlphanumeric, "letters and digits");
    static final TextRule CLIENT_ID =
            new TextRule(1, 128, c -> TextRule.isAlphanumeric(c) || c == '_' || c == '+', "letters, digits, _ and +");
    static final TextRule DOMAIN = new TextRule(
            1,
            63,
            c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.',
            "lower-case letters, digits and hyphens (and dots in a domain of your own)");
    static final TextRule CERTIFICATE_ARN = TextRule.ofLength(20, 2048);
    static final TextRule SECRET_NAME = new TextRule(
            1, 512, c -> TextRule.isAlphanumeric(c) || "/_+=.@-".indexOf(c) >= 0, "letters, digits and /_+=.@-");
    static final TextRule SECRET_DESCRIPTION = TextRule.ofLength(0, 2048);
    static final TextRule KMS_KEY_ID =
            new TextRule(1, 2048, c -> c > ' ' && c <= '~', "printable ASCII characters without spaces");
    static final TextRule TAG_KEY = new TextRule(1, 128, Rules::isTagCharacter, "letters, digits, spaces and _.:/=+-@");
    static final TextRule TAG_VALUE =
            new TextRule(0, 256, Rules::isTagCharacter, "letters, digits, spaces and _.:/=+-@");

    private Rules() {}

    /** Whether Cognito accepts the character in the name of a resource server or a client. */
    static boolean isNameCharacter(int c) {
        return TextRule.isAlphanumeric(c) || "_+=,.@- \t\n\u000B\f\r".indexOf(c) >= 0;
    }

    private static TextRule named(int max) {
        return new TextRule(1, max, Rules::isNameCharacter, "letters, digits, spaces and _+=,.@-");
    }

    private static boolean isIdentifierCharacter(int c) {
        return c > ' ' && c <= '~' && c != '"' && c != '\\';
    }

    private static boolean isTagCharacter(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetter(c) || Character.isSpaceChar(c) || "_.:/=+-@".indexOf(c) >= 0;
        };
    }
}
