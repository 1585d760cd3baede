package io.github.cognitom2m.cognito;

import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

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

    /** Whether the host of such a domain is known; those of prefixes are in two partitions of AWS only. */
    public static boolean hasHost(String name, String region) {
        String partition = PartitionMetadata.of(Region.of(region)).id();
        return isCustom(name) || partition.equals("aws") || partition.equals("aws-us-gov");
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
