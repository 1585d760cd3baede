package io.github.cognitom2m.emulator.iam;

import io.github.cognitom2m.emulator.secretsmanager.Rotation;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The condition keys of Secrets Manager, as far as a request and the secret that it is about give them values. */
final class SecretContext {
    private static final String PREFIX = "secretsmanager:";
    private static final List<String> MEMBERS = List.of(
            "BlockPublicPolicy",
            "ForceDeleteWithoutRecovery",
            "ForceOverwriteReplicaSecret",
            "KmsKeyId",
            "Name",
            "RecoveryWindowInDays",
            "RotateImmediately",
            "RotationLambdaARN",
            "SecretId",
            "VersionId",
            "VersionStage");

    private SecretContext() {}

    static Map<String, List<String>> of(Map<String, Object> input, Optional<Secret> secret) {
        Map<String, List<String>> context = new HashMap<>();
        for (String member : MEMBERS) {
            Object value = input.get(member);
            if (value != null) {
                context.put(PREFIX + member, List.of(value.toString()));
            }
        }
        List<String> tagKeys = new ArrayList<>();
        for (Map<?, ?> tag : structures(input.get("Tags"))) {
            tagKeys.add(String.valueOf(tag.get("Key")));
            context.put("aws:RequestTag/" + tag.get("Key"), List.of(String.valueOf(tag.get("Value"))));
        }
        if (input.get("TagKeys") instanceof List<?> keys) {
            keys.forEach(key -> tagKeys.add(String.valueOf(key)));
        }
        context.put("aws:TagKeys", tagKeys);
        context.put(
                PREFIX + "AddReplicaRegions",
                structures(input.get("AddReplicaRegions")).stream()
                        .map(region -> String.valueOf(region.get("Region")))
                        .toList());
        secret.flatMap(Secret::tags)
                .ifPresent(tags -> tags.forEach((key, value) -> {
                    context.put("aws:ResourceTag/" + key, List.of(value));
                    context.put(PREFIX + "ResourceTag/" + key, List.of(value));
                }));
        secret.flatMap(Secret::rotation)
                .filter(Rotation::enabled)
                .ifPresent(rotation ->
                        context.put(PREFIX + "resource/AllowRotationLambdaArn", List.of(rotation.functionArn())));
        return context;
    }

    /** The structures in a list; a request of another shape is the service's to refuse. */
    static List<Map<?, ?>> structures(@Nullable Object list) {
        List<Map<?, ?>> structures = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> structure) {
                    structures.add(structure);
                }
            }
        }
        return structures;
    }
}
