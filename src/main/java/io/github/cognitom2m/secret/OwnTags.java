package io.github.cognitom2m.secret;

/** The tags of a secret that belong to this provider: their keys have a common prefix. */
public final class OwnTags {
    public static final String PREFIX = "cognito-m2m:";

    private OwnTags() {}

    public static String key(String name) {
        return PREFIX + name;
    }
}
