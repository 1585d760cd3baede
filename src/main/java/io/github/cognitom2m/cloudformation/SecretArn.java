package io.github.cognitom2m.cloudformation;

import java.util.Optional;

/** The parts of {@code arn:<partition>:secretsmanager:<region>:<account>:secret:<name>-<6 characters>}. */
record SecretArn(String region, String account, String name, String suffix) {
    private static final int SUFFIX_LENGTH = 6;

    static Optional<SecretArn> of(String text) {
        String[] parts = text.split(":", -1);
        boolean sound = parts.length == 7
                && parts[0].equals("arn")
                && parts[1].startsWith("aws")
                && parts[2].equals("secretsmanager")
                && !parts[3].isEmpty()
                && isAccount(parts[4])
                && parts[5].equals("secret");
        return sound ? of(parts) : Optional.empty();
    }

    private static Optional<SecretArn> of(String[] parts) {
        String full = parts[6];
        int hyphen = full.length() - SUFFIX_LENGTH - 1;
        if (hyphen < 1 || full.charAt(hyphen) != '-') {
            return Optional.empty();
        }
        String suffix = full.substring(hyphen + 1);
        return suffix.chars().allMatch(SecretArn::isAlphanumeric)
                ? Optional.of(new SecretArn(parts[3], parts[4], full.substring(0, hyphen), suffix))
                : Optional.empty();
    }

    private static boolean isAccount(String part) {
        return part.length() == 12 && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
