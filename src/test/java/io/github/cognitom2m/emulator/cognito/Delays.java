package io.github.cognitom2m.emulator.cognito;

import java.time.Duration;

/**
 * How long what Cognito does asynchronously takes.
 *
 * @param domainCreation until a new or updated domain is active and a new one resolves
 * @param domainDeletion until a deleted domain is no longer described and its name is free
 * @param secretAccepted until the token endpoint takes an added client secret
 * @param secretRefused until the token endpoint refuses a deleted client secret
 * @param readLag how far reads of the API are behind writes
 */
public record Delays(
        Duration domainCreation,
        Duration domainDeletion,
        Duration secretAccepted,
        Duration secretRefused,
        Duration readLag) {

    public static final Delays NONE =
            new Delays(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Delays withDomains(Duration creation, Duration deletion) {
        return new Delays(creation, deletion, secretAccepted, secretRefused, readLag);
    }

    public Delays withSecrets(Duration accepted, Duration refused) {
        return new Delays(domainCreation, domainDeletion, accepted, refused, readLag);
    }

    public Delays withReadLag(Duration lag) {
        return new Delays(domainCreation, domainDeletion, secretAccepted, secretRefused, lag);
    }
}
