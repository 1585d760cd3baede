package io.github.cognitom2m.provision;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The secret that the stack wants: its final name, the user's own tags, and each replica's Region with its key. */
public record SecretProperties(
        String name,
        boolean explicitName,
        Optional<String> description,
        Optional<String> kmsKeyId,
        SortedMap<String, String> tags,
        SortedMap<String, Optional<String>> replicaRegions) {
    public SecretProperties {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        replicaRegions = Collections.unmodifiableSortedMap(new TreeMap<>(replicaRegions));
    }

    /** The name of a secret that was given none. */
    public static String derivedName(ResourceProperties.Context context, String userPoolId) {
        return context.secretNamePrefix() + context.stack().stackName() + "/" + context.logicalId() + "/" + userPoolId;
    }
}
