package io.github.cognitom2m.secret;

/** The tags of a secret that belong to this provider: their keys have a common prefix. */
public final class OwnTags {
    public static final String PREFIX = "cognito-m2m:";

    /** For how many hours a replaced client secret keeps working; "none" if that was declared and no longer is. */
    public static final String GRACE = key("grace");

    /** The most hours that the tag {@link #GRACE} can hold. */
    public static final int MOST_GRACE_HOURS = 8760;

    /** When the current client secret was created, for auditors who may not read the value. */
    public static final String SECRET_CREATED = key("secret-created");

    private OwnTags() {}

    public static String key(String name) {
        return PREFIX + name;
    }
}
