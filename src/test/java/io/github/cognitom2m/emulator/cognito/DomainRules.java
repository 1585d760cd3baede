package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.wire.Errors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What Cognito refuses about a domain before it looks whose it is. */
final class DomainRules {
    private static final List<String> RESERVED = List.of("aws", "amazon", "cognito");
    private static final Pattern PREFIX = Pattern.compile("^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$");
    private static final Pattern FULL_NAME = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.){2,}[a-z]{2,}");

    private DomainRules() {}

    static void checkName(String name, boolean custom) {
        if (custom) {
            if (!FULL_NAME.matcher(name).matches()) {
                throw Errors.invalidParameter("Custom domain is not a valid subdomain: " + name);
            }
            return;
        }
        // Fact: COG-DOMAIN-CHARACTERS
        if (!PREFIX.matcher(name).matches()) {
            throw Errors.invalidParameter("The domain name contains an invalid character. Domain names can only contain"
                    + " lower-case letters, numbers, and hyphens. Please enter a different name that follows this"
                    + " format: " + PREFIX.pattern());
        }
        List<String> words = Arrays.asList(name.split("-"));
        // Fact: COG-DOMAIN-RESERVED
        RESERVED.stream().filter(words::contains).findFirst().ifPresent(word -> {
            throw Errors.invalidParameter("Domain cannot contain reserved word: " + word);
        });
    }

    static void checkCertificate(Map<String, Object> customConfig) {
        // Fact: COG-DOMAIN-CERTIFICATE
        if (!String.valueOf(customConfig.get("CertificateArn"))
                .matches("arn:[\\w-]+:acm:us-east-1:\\d{12}:certificate/[\\w-]+")) {
            throw Errors.invalidParameter("The specified SSL certificate doesn't exist, isn't in us-east-1 region,"
                    + " isn't valid, or doesn't include a valid certificate chain.");
        }
    }

    static void checkVersion(int version, Pool pool) {
        if (version != 1 && version != 2) {
            throw Errors.invalidParameter("ManagedLoginVersion must be 1 or 2.");
        }
        // Fact: COG-DOMAIN-MANAGED-LOGIN
        if (version == 2 && pool.hasSetting("UserPoolTier", "LITE")) {
            throw AwsError.of(
                    "FeatureUnavailableInTierException",
                    "Managed login is not available in the feature plan of this user pool.");
        }
    }
}
