package io.github.cognitom2m.emulator.secretsmanager;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** How secrets look on the wire. */
final class Answers {
    private final String region;
    private final InstantSource time;
    private final Settings settings;
    private final AccessDates accesses;

    Answers(String region, InstantSource time, Settings settings, AccessDates accesses) {
        this.region = region;
        this.time = time;
        this.settings = settings;
        this.accesses = accesses;
    }

    static Map<String, Object> identity(Secret secret) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("ARN", secret.arn());
        output.put("Name", secret.name());
        return output;
    }

    /** Seconds since the epoch, written out. */
    static BigDecimal epoch(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }

    Map<String, Object> description(Secret secret) {
        Map<String, Object> output = common(secret);
        Map<String, Object> stages = stages(secret);
        if (!stages.isEmpty()) {
            output.put("VersionIdsToStages", stages);
        }
        if (!secret.copies().isEmpty()) {
            output.put("ReplicationStatus", Replicas.wire(secret.copies(), time.instant()));
        }
        return output;
    }

    /** An entry of ListSecrets. */
    Map<String, Object> entry(Secret secret) {
        Map<String, Object> output = common(secret);
        output.put("SecretVersionsToStages", stages(secret));
        return output;
    }

    private Map<String, Object> common(Secret secret) {
        Map<String, Object> output = identity(secret);
        secret.details().description().ifPresent(text -> output.put("Description", text));
        secret.details().kmsKeyId().ifPresent(key -> output.put("KmsKeyId", key));
        output.put("CreatedDate", epoch(secret.created()));
        output.put("LastChangedDate", epoch(secret.changed()));
        accesses.into(output, secret);
        secret.tags().ifPresent(tags -> output.put("Tags", Tags.wire(tags)));
        secret.deletion()
                // Fact: SM-DELETED-DATE
                .map(deletion -> settings.deletedDateIsEndOfWindow ? deletion.due() : deletion.requested())
                .ifPresent(date -> output.put("DeletedDate", epoch(date)));
        secret.rotation().ifPresent(rotation -> {
            output.put("RotationEnabled", rotation.enabled());
            output.put("RotationLambdaARN", rotation.functionArn());
            rotation.schedule().ifPresent(schedule -> output.put("RotationRules", schedule.wire()));
            rotation.lastRotated().ifPresent(date -> output.put("LastRotatedDate", epoch(date)));
            rotation.next().ifPresent(date -> output.put("NextRotationDate", epoch(date)));
        });
        if (!secret.copies().isEmpty()) {
            output.put("PrimaryRegion", region);
        }
        return output;
    }

    private static Map<String, Object> stages(Secret secret) {
        Map<String, Object> stages = new LinkedHashMap<>();
        for (Version version : secret.versions().all()) {
            if (!version.stages().isEmpty()) {
                stages.put(version.id(), version.stages());
            }
        }
        return stages;
    }
}
