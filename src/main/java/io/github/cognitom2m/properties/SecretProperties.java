package io.github.cognitom2m.properties;

import io.github.cognitom2m.secret.OwnTags;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The secret that the stack wants: its name, given or derived; the user's own tags, and those that tell the rotation what is
 * declared; each replica's Region and key.
 */
public record SecretProperties(
        String name,
        boolean explicitName,
        String description,
        Optional<String> kmsKeyId,
        Map<String, String> tags,
        Map<String, Optional<String>> replicaRegions) {

    public SecretProperties {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        replicaRegions = Collections.unmodifiableMap(new TreeMap<>(replicaRegions));
    }

    /** Whether a replaced client secret ends after a time. */
    public boolean hasGracePeriod() {
        return tags.containsKey(OwnTags.GRACE);
    }

    SecretProperties withTags(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(tags);
        all.putAll(more);
        return new SecretProperties(name, explicitName, description, kmsKeyId, all, replicaRegions);
    }

    /** The default name of a secret. */
    public static String derivedName(ResourceProperties.Context context, String userPoolId) {
        return context.secretNamePrefix() + context.stack().stackName() + "/" + context.logicalId() + "/" + userPoolId;
    }

    static SecretProperties parse(Properties properties, String userPoolId, ResourceProperties.Context context) {
        properties.unknownNames(
                List.of("Name", "Description", "KmsKeyId", "Tags", "ReplicaRegions"), NativeNames.SECRET);
        return new SecretProperties(
                name(properties, userPoolId, context),
                properties.has("Name"),
                properties
                        .string("Description", Rules.SECRET_DESCRIPTION)
                        .orElseGet(() -> "Machine-to-machine credentials of " + context.logicalId() + " in stack "
                                + context.stack().stackName()),
                properties.string("KmsKeyId", Rules.KMS_KEY_ID),
                SecretTags.parse(properties),
                ReplicaRegions.parse(properties, context.stack().region()));
    }

    private static String name(Properties properties, String userPoolId, ResourceProperties.Context context) {
        Optional<String> given = properties.string("Name", Rules.SECRET_NAME);
        String name = given.orElseGet(() -> derivedName(context, userPoolId));
        if (given.isEmpty() && name.length() > Rules.SECRET_NAME.max()) {
            properties.missing(
                    "Name",
                    "the name built from stack, logical id and user pool has more than " + Rules.SECRET_NAME.max()
                            + " characters, so add a shorter one");
        }
        if (!name.startsWith(context.secretNamePrefix())) {
            properties.wrong(
                    "Name",
                    Quoted.of(name) + " is outside the names that the provider may use",
                    "begin it with " + Quoted.of(context.secretNamePrefix()));
        }
        return name;
    }
}
