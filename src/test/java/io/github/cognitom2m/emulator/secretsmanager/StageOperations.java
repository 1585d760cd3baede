package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** UpdateSecretVersionStage: the one compare-and-set of the service. */
final class StageOperations {
    private final Vault vault;

    StageOperations(Vault vault) {
        this.vault = vault;
    }

    Map<String, Handler> operations() {
        return Map.of("UpdateSecretVersionStage", this::update);
    }

    private Map<String, Object> update(Input input) {
        String stage = input.text("VersionStage");
        Optional<String> from = input.optionalText("RemoveFromVersionId");
        Optional<String> to = input.optionalText("MoveToVersionId");
        if (from.isEmpty() && to.isEmpty()) {
            throw Errors.invalidParameter("You must specify RemoveFromVersionId, MoveToVersionId, or both.");
        }
        if (to.isEmpty() && stage.equals(Versions.CURRENT)) {
            throw Errors.invalidParameter("You can only move staging label AWSCURRENT to a different secret version. It"
                    + " can't be completely removed.");
        }
        return Answers.identity(
                vault.change(input.text("SecretId"), secret -> secret.with(moved(secret.versions(), stage, from, to))));
    }

    // Fact: SM-STAGE-COMPARED
    private static Versions moved(Versions versions, String stage, Optional<String> from, Optional<String> to) {
        from.ifPresent(id -> existing(versions, id));
        to.ifPresent(id -> existing(versions, id));
        Optional<String> holder = versions.holder(stage).map(Version::id);
        if (from.isPresent() && !from.equals(holder)) {
            throw Errors.invalidParameter("Staging label " + stage + " is not attached to version " + from.get() + ".");
        }
        if (to.isEmpty()) {
            return versions.detach(stage);
        }
        if (holder.isPresent() && from.isEmpty() && !holder.equals(to)) {
            throw Errors.invalidParameter("The RemoveFromVersionId parameter can't be empty. Staging label " + stage
                    + " is currently attached to version " + holder.get()
                    + ", so you must explicitly reference that version in RemoveFromVersionId.");
        }
        if (existing(versions, to.get()).value().isEmpty()) {
            throw SecretErrors.noVersion(to.get());
        }
        return Writing.limited(versions.attach(to.get(), List.of(stage)));
    }

    private static Version existing(Versions versions, String id) {
        return versions.find(id).orElseThrow(() -> SecretErrors.noVersion(id));
    }
}
