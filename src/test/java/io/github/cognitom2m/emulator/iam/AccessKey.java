package io.github.cognitom2m.emulator.iam;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Access key ids, by which a signed request tells who signed it. */
public final class AccessKey {
    private static final String OF_FUNCTIONS = "ASIAFN";
    private static final String SCHEME = "AWS4-HMAC-SHA256 Credential=";

    private AccessKey() {}

    /** That of the credentials which Lambda gives to this function. */
    public static String ofFunction(String functionArn) {
        String digits = UUID.nameUUIDFromBytes(functionArn.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .toUpperCase(Locale.ROOT);
        return OF_FUNCTIONS + digits.substring(0, 14);
    }

    /** Whether it was made for a function, which may be gone. */
    static boolean isOfFunction(String accessKey) {
        return accessKey.startsWith(OF_FUNCTIONS);
    }

    /** The header of a request that is signed with it; nothing emulated looks at the signature itself. */
    public static String authorization(String accessKey) {
        return SCHEME + accessKey + "/20261122/us-east-1/emulated/aws4_request, SignedHeaders=host, Signature=0";
    }

    /** The access key id in a header of the kind; empty in one of another kind. */
    static Optional<String> in(String authorization) {
        int slash = authorization.indexOf('/');
        return authorization.startsWith(SCHEME) && slash > 0
                ? Optional.of(authorization.substring(SCHEME.length(), slash))
                : Optional.empty();
    }

    /** The same header, signed by somebody else. */
    public static String replaced(String authorization, String accessKey) {
        return in(authorization)
                .map(former -> authorization.replace(SCHEME + former + "/", SCHEME + accessKey + "/"))
                .orElse(authorization);
    }
}
