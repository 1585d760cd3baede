package io.github.cognitom2m.cognito;

import io.github.cognitom2m.aws.ServiceEndpoints;
import java.util.Optional;

/**
 * A domain of a user pool: a prefix of Cognito's own host, or a full name of the user's own. A full name without a
 * certificate is the domain that somebody else has made for the pool.
 *
 * @param managedLoginVersion 1 is the classic hosted UI, 2 managed login
 */
public record Domain(String name, int managedLoginVersion, Optional<String> certificateArn) {

    /** Whether a name is that of a custom domain; a prefix has no dots. */
    public static boolean isCustom(String name) {
        return name.indexOf('.') >= 0;
    }

    public boolean isCustom() {
        return isCustom(name);
    }

    /** Whether it is used as it is and not owned. */
    public boolean isUsedOnly() {
        return isCustom() && certificateArn.isEmpty();
    }

    /** Whether the host of such a domain is known; those of prefixes are in the partitions aws and aws-us-gov only. */
    public static boolean hasHost(String name, String region) {
        return isCustom(name) || ServiceEndpoints.cognito(region).getHost().endsWith(".amazonaws.com");
    }

    /** The host of the token endpoint. */
    public static String host(String name, String region) {
        if (isCustom(name)) {
            return name;
        }
        // GovCloud has the FIPS endpoint only.
        String label = region.startsWith("us-gov-") ? "auth-fips" : "auth";
        return name + "." + label + "." + region + ".amazoncognito.com";
    }
}
