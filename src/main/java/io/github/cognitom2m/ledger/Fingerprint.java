package io.github.cognitom2m.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.ResourceServer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest of what was requested, which distinguishes this resource's part from a stranger's of the same name. Ledgers
 * keep it, so the hashed text is spelled out here and never changes.
 */
final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    static String of(ResourceServer server) {
        return digest("ResourceServer[identifier=" + server.identifier() + ", name=" + server.name() + ", scopes="
                + server.scopes() + "]");
    }

    static String of(Domain domain) {
        return digest("Domain[name=" + domain.name() + ", managedLoginVersion=" + domain.managedLoginVersion()
                + ", certificateArn=" + domain.certificateArn() + "]");
    }

    /** Of a client, which is known by its name instead. */
    static String ofClient() {
        return digest("unknown");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
