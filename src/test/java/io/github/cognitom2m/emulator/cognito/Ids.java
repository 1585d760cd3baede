package io.github.cognitom2m.emulator.cognito;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids and secrets of the forms that Cognito generates. */
final class Ids {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String MIXED = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    // Fact: COG-POOL-ID
    String pool(String region) {
        return region + "_" + characters(MIXED, 9);
    }

    String client() {
        return characters(LOWER, 26);
    }

    String secret() {
        return characters(LOWER, 51 + random.nextInt(2));
    }

    String cloudFrontDomain() {
        return "d" + characters(LOWER, 13) + ".cloudfront.net";
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String characters(String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .collect(StringBuilder::new, (text, i) -> text.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }
}
