package io.github.cognitom2m.secret;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.aws.CallLimit;
import io.github.cognitom2m.aws.Clients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * What a resource was like before it was renamed, in a version of its secret that consumers never read and that holds
 * no credential. AWSCURRENT stays where it is, because the version is written with another label.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html">PutSecretValue</a>
 */
public record EarlierSettings(Clients clients, CallLimit limit) {
    private static final String LABEL = "cognito-m2m-before-rename";
    private static final String PROPERTIES = "properties";

    /**
     * Keeps properties.
     *
     * @return the id of the version that has them
     */
    public String keep(String arn, Map<String, Object> properties) {
        try {
            String json = JSON.std.asString(Map.of(PROPERTIES, properties));
            return clients.secrets()
                    .putSecretValue(r -> r.secretId(arn)
                            .secretString(json)
                            .versionStages(LABEL)
                            .overrideConfiguration(limit))
                    .versionId();
        } catch (IOException e) {
            throw new UncheckedIOException("maps and strings that cannot be written as JSON", e);
        }
    }

    /** The properties that a version has; empty if it has none. */
    @SuppressWarnings("unchecked") // Every JSON object has texts as keys.
    public Optional<Map<String, Object>> find(String arn, String versionId) {
        try {
            String json = clients.secrets()
                    .getSecretValue(r -> r.secretId(arn).versionId(versionId).overrideConfiguration(limit))
                    .secretString();
            return JSON.std.mapFrom(json).get(PROPERTIES) instanceof Map<?, ?> properties
                    ? Optional.of((Map<String, Object>) properties)
                    : Optional.empty();
        } catch (ResourceNotFoundException | IOException e) {
            return Optional.empty();
        }
    }
}
