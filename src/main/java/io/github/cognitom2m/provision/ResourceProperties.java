package io.github.cognitom2m.provision;

import io.github.cognitom2m.cloudformation.StackId;
import java.util.Map;
import java.util.Optional;

/** What a stack asks for, checked against the limits of AWS and with every default filled in. */
public record ResourceProperties(
        String userPoolId,
        Optional<ResourceServerProperties> resourceServer,
        Optional<DomainProperties> domain,
        ClientProperties client,
        SecretProperties secret,
        boolean verifyToken,
        Optional<String> revision,
        boolean adoptExisting) {

    /** Whose properties they are, from which defaults are made; the prefix is that of all our secrets' names. */
    public record Context(StackId stack, String logicalId, String secretNamePrefix) {}

    /** Reads all, or throws {@link io.github.cognitom2m.cloudformation.InvalidProperties} with all that is wrong. */
    public static ResourceProperties parse(Map<String, Object> properties, Context context) {
        return PropertiesReader.read(properties, context);
    }
}
