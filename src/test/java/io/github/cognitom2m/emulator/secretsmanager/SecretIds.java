package io.github.cognitom2m.emulator.secretsmanager;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How secrets are named: by name, by full ARN, or by an ARN that lacks its six random characters. */
final class SecretIds {
    private static final int SUFFIX = 6;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]+");
    private static final Pattern ARN = Pattern.compile("^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\\d{12}:secret:");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    // What ends like this is taken for a full ARN, even if these are the last characters of the name.
    private static final Pattern LOOKS_FULL = Pattern.compile("arn:.*-[A-Za-z0-9]{6}");

    private final String region;
    private final String account;
    private final RandomGenerator random;

    SecretIds(String region, String account, RandomGenerator random) {
        this.region = region;
        this.account = account;
        this.random = random;
    }

    /** The ARN of a new secret, different from that of any earlier one of the name. */
    String newArn(String name) {
        String suffix = random.ints(SUFFIX, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
        return "arn:" + partition() + ":secretsmanager:" + region + ":" + account + ":secret:" + name + "-" + suffix;
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw SecretErrors.badName();
        }
    }

    // Fact: SM-ID-INVALID
    static void check(String secretId) {
        checkName(ARN.matcher(secretId).replaceFirst(""));
    }

    // Fact: SM-ARN
    static boolean names(String secretId, Secret secret) {
        if (!secretId.startsWith("arn:")) {
            return secretId.equals(secret.name());
        }
        return LOOKS_FULL.matcher(secretId).matches()
                ? secretId.equals(secret.arn())
                : secretId.equals(secret.arn().substring(0, secret.arn().length() - SUFFIX - 1));
    }

    private String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
