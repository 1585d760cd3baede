package io.github.cognitom2m.secret;

import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.aws.Refusal;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * The values of secrets, which are credentials; what consumers read changes in one step.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html">What's in a Secrets
 *     Manager secret</a>
 */
public record CredentialValues(Clients clients, CallLimit limit) {
    static final String CURRENT = "AWSCURRENT";
    static final String PENDING = "AWSPENDING";
    // A value waits under this label until AWSCURRENT is moved to it.
    private static final String STAGED = "cognito-m2m-staged";

    /** What consumers read now; empty where there is no value, or no secret that can be read. */
    public Optional<StoredValue> current(String arn) {
        try {
            return Optional.of(stored(secrets()
                    .getSecretValue(r -> r.secretId(arn).versionStage(CURRENT).overrideConfiguration(limit))));
        } catch (ResourceNotFoundException | InvalidRequestException e) {
            return Optional.empty();
        }
    }

    /** The value of a version, which never changes; empty while it has none. */
    public Optional<StoredValue> version(String arn, String versionId) {
        try {
            return Optional.of(stored(secrets()
                    .getSecretValue(r -> r.secretId(arn).versionId(versionId).overrideConfiguration(limit))));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Stores the first value of a secret that has none. */
    public void putFirst(String arn, Credential value) {
        secrets()
                .putSecretValue(
                        r -> r.secretId(arn).secretString(value.toJson()).overrideConfiguration(limit));
    }

    /**
     * Stores a value that nobody reads yet.
     *
     * @return the id of its version
     */
    public String stage(String arn, Credential value) {
        return secrets()
                .putSecretValue(r -> r.secretId(arn)
                        .secretString(value.toJson())
                        .versionStages(STAGED)
                        .overrideConfiguration(limit))
                .versionId();
    }

    /**
     * Stores the value of a rotation, which nobody reads yet.
     *
     * @param versionId the version that the rotation is to fill
     * @param rotationToken what proves to Secrets Manager that the rotation is its own
     */
    public void putPending(String arn, String versionId, Optional<String> rotationToken, Credential value) {
        secrets()
                .putSecretValue(r -> r.secretId(arn)
                        .clientRequestToken(versionId)
                        .rotationToken(rotationToken.orElse(null))
                        .secretString(value.toJson())
                        .versionStages(PENDING)
                        .overrideConfiguration(limit));
    }

    /** Ends a rotation: its version is no longer pending, so that a new one may begin. */
    public void dropPending(String arn, String versionId) {
        secrets()
                .updateSecretVersionStage(r -> r.secretId(arn)
                        .versionStage(PENDING)
                        .removeFromVersionId(versionId)
                        .overrideConfiguration(limit));
    }

    /**
     * Makes a value that waits under another label the current one.
     *
     * @return whether it was done; not where {@code AWSCURRENT} had left the version that was read
     */
    public boolean makeCurrent(String arn, String newVersion, String readVersion) {
        try {
            secrets()
                    .updateSecretVersionStage(r -> r.secretId(arn)
                            .versionStage(CURRENT)
                            .moveToVersionId(newVersion)
                            .removeFromVersionId(readVersion)
                            .overrideConfiguration(limit));
            return true;
        } catch (RuntimeException e) {
            if (!Refusal.isDefinite(e)) {
                throw e;
            }
            Optional<String> now = current(arn).map(StoredValue::versionId);
            if (now.equals(Optional.of(newVersion))) {
                // An earlier attempt of this call was done, and only its answer lost.
                return true;
            }
            if (now.equals(Optional.of(readVersion))) {
                throw e;
            }
            return false;
        }
    }

    private static StoredValue stored(GetSecretValueResponse value) {
        return new StoredValue(value.versionId(), Credential.parse(value.secretString()));
    }

    private SecretsManagerClient secrets() {
        return clients.secrets();
    }
}
