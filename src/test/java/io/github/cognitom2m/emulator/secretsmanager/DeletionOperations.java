package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** DeleteSecret, RestoreSecret. */
final class DeletionOperations {
    private static final int SHORTEST = 7;
    private static final int LONGEST = 30;

    private final Vault vault;
    private final SecretIds ids;
    private final Settings settings;

    DeletionOperations(Vault vault, SecretIds ids, Settings settings) {
        this.vault = vault;
        this.ids = ids;
        this.settings = settings;
    }

    Map<String, Handler> operations() {
        return Map.of("DeleteSecret", this::delete, "RestoreSecret", this::restore);
    }

    private Map<String, Object> delete(Input input) {
        String secretId = input.text("SecretId");
        Optional<Integer> window = input.number("RecoveryWindowInDays");
        boolean force = input.flag("ForceDeleteWithoutRecovery");
        if (force && window.isPresent()) {
            throw Errors.invalidParameter(
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        // Fact: SM-DELETE-WINDOW
        int days = window.orElse(LONGEST);
        if (days < SHORTEST || days > LONGEST) {
            throw Errors.invalidParameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        return force ? purge(secretId) : schedule(secretId, Duration.ofDays(days));
    }

    private Map<String, Object> schedule(String secretId, Duration window) {
        Instant now = vault.now();
        Secret.Deletion deletion = new Secret.Deletion(now, now.plus(window), false);
        Secret scheduled = vault.changeEvenDeleted(secretId, secret -> {
            // Fact: SM-DELETE-REPEATED
            if (secret.deletion().isPresent() && settings.repeatedDeletionSucceeds) {
                return secret;
            }
            vault.checkInUse(secret);
            return withoutReplicas(secret).withDeletion(Optional.of(deletion));
        });
        return deleted(
                Answers.identity(scheduled),
                scheduled.deletion().orElse(deletion).due());
    }

    // Fact: SM-DELETE-FORCE-ABSENT
    /** Deleting by force what is not there succeeds. */
    private Map<String, Object> purge(String secretId) {
        Optional<Secret> found = vault.find(secretId);
        found.map(DeletionOperations::withoutReplicas).ifPresent(vault::purge);
        return deleted(found.map(Answers::identity).orElseGet(() -> invented(secretId)), vault.now());
    }

    private Map<String, Object> invented(String secretId) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("ARN", secretId.startsWith("arn:") ? secretId : ids.newArn(secretId));
        output.put("Name", secretId);
        return output;
    }

    private static Secret withoutReplicas(Secret secret) {
        // Fact: SM-DELETE-REPLICAS
        if (!secret.copies().isEmpty()) {
            throw Errors.invalidParameter("You can't delete secret " + secret.arn() + " that still has replica regions "
                    + secret.copies().keySet());
        }
        return secret;
    }

    private static Map<String, Object> deleted(Map<String, Object> output, Instant date) {
        output.put("DeletionDate", Answers.epoch(date));
        return output;
    }

    private Map<String, Object> restore(Input input) {
        return Answers.identity(vault.changeEvenDeleted(input.text("SecretId"), secret -> {
            if (secret.deletion().filter(Secret.Deletion::forced).isPresent()) {
                vault.checkInUse(secret);
            }
            return secret.withDeletion(Optional.empty());
        }));
    }
}
