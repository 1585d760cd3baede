package io.github.cognitom2m.cloudformation;

import java.util.Locale;

/** The names under which CloudFormation's response buckets are reached, in every partition. */
final class ResponseHost {
    private static final String BUCKET = "cloudformation-custom-resource-response-";
    private static final String DUAL_STACK = "s3.dualstack.";

    private ResponseHost() {}

    /** Whether the whole name is one of theirs: a look-alike before or after it does not match. */
    static boolean isTrusted(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        if (dot < 0 || !name.startsWith(BUCKET)) {
            return false;
        }
        String flatRegion = name.substring(BUCKET.length(), dot);
        String service = name.substring(dot + 1);
        // The oldest form names no Region, so any free bucket name would match; it is valid in us-east-1 only.
        if (service.equals("s3.amazonaws.com")) {
            return flatRegion.equals("useast1");
        }
        if (!service.startsWith("s3.") && !service.startsWith("s3-")) {
            return false;
        }
        int begin = service.startsWith(DUAL_STACK) ? DUAL_STACK.length() : 3;
        int end = service.indexOf('.', begin);
        String region = end < 0 ? "" : service.substring(begin, end);
        return isRegion(region)
                && flatRegion.equals(region.replace("-", ""))
                && service.substring(end + 1).equals(suffix(region));
    }

    // The domain of each partition, by what its Regions begin with.
    private static String suffix(String region) {
        int second = region.indexOf('-', region.indexOf('-') + 1);
        return switch (region.substring(0, second)) {
            case "us-iso" -> "c2s.ic.gov";
            case "us-isob" -> "sc2s.sgov.gov";
            case "us-isof" -> "csp.hci.ic.gov";
            case "eu-isoe" -> "cloud.adc-e.uk";
            case "eusc-de" -> "amazonaws.eu";
            default -> region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        };
    }

    // Such as us-east-1 or us-gov-west-1: words of letters, then a number.
    private static boolean isRegion(String text) {
        String[] words = text.split("-", -1);
        if (words.length < 3 || words.length > 4) {
            return false;
        }
        for (int i = 0; i < words.length - 1; i++) {
            if (words[i].isEmpty() || !words[i].chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        String number = words[words.length - 1];
        return !number.isEmpty() && number.length() <= 2 && number.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
