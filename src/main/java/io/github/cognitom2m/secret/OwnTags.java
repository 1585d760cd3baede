package io.github.cognitom2m.secret;

/** The tags of a secret that belong to this provider: their keys have a common prefix. */
public final class OwnTags {
    public static final String PREFIX = "cognito-m2m:";

    /** For how many hours a replaced client secret goes on working; "none" where that was declared, and is no longer. */
    public static final String GRACE = key("grace");

    private OwnTags() {}

    public static String key(String name) {
        return PREFIX + name;
    }
}
