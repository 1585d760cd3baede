package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.AwsError;
import java.util.Optional;

/** The KMS keys that values are encrypted with; whether a caller may use one is for IAM to say. */
final class Keys {
    private static final String MANAGED = "alias/aws/secretsmanager";

    private final Settings settings;

    Keys(Settings settings) {
        this.settings = settings;
    }

    /** The customer's key that a request names; empty for the default key. */
    static Optional<String> custom(String keyId) {
        // Fact: SM-KEY-DEFAULT-ABSENT
        return Optional.of(keyId).filter(id -> !id.isEmpty() && !id.endsWith(MANAGED));
    }

    // Fact: SM-KEY-UNUSABLE
    boolean isUsable(Optional<String> key) {
        return key.filter(settings.unusableKeys::contains).isEmpty();
    }

    void encrypt(Optional<String> key) {
        if (!isUsable(key)) {
            throw AwsError.of(
                    "EncryptionFailure",
                    "Secrets Manager can't encrypt the protected secret text using the provided KMS key.");
        }
    }

    void decrypt(Version version) {
        if (version.value().isPresent() && !isUsable(version.key())) {
            throw AwsError.of(
                    "DecryptionFailure",
                    "Secrets Manager can't decrypt the protected secret text using the provided KMS key.");
        }
    }

    /** UpdateSecret with a key: only versions with AWS's own labels follow. */
    Versions reencrypted(Versions versions, Optional<String> key) {
        // Fact: SM-KEY-REENCRYPTS
        encrypt(key);
        return versions.map(version -> {
            if (!version.isLabelledByAws()) {
                return version;
            }
            decrypt(version);
            return version.under(key);
        });
    }
}
