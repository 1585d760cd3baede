package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.JsonService.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** UpdateSecretVersionStage: the one compare-and-set of the service. */
final class StageOperations {
    private final Vault vault;

    StageOperations(Vault vault) {
        this.vault = vault;
    }

    Map<String, Operation> operations() {
        return Map.of("UpdateSecretVersionStage", this::update);
    }

    private Map<String, Object> update(Map<String, Object> members) {
        Input input = Input.of(members, "SecretId", "VersionStage", "RemoveFromVersionId", "MoveToVersionId");
        String stage = input.required("VersionStage", Shape.STAGE);
        Optional<String> from = input.optional("RemoveFromVersionId", Shape.TOKEN);
        Optional<String> to = input.optional("MoveToVersionId", Shape.TOKEN);
        if (from.isEmpty() && to.isEmpty()) {
            throw Errors.invalidParameter("You must specify RemoveFromVersionId, MoveToVersionId, or both.");
        }
        if (to.isEmpty() && stage.equals(Versions.CURRENT)) {
            throw Errors.invalidParameter("You can only move staging label AWSCURRENT to a different secret version. It"
                    + " can't be completely removed.");
        }
        return Answers.identity(vault.change(
                input.required("SecretId", Shape.SECRET_ID),
                secret -> secret.with(moved(secret.versions(), stage, from, to))));
    }

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
            throw Errors.noVersion(to.get());
        }
        return Writing.limited(versions.attach(to.get(), List.of(stage)));
    }

    private static Version existing(Versions versions, String id) {
        return versions.find(id).orElseThrow(() -> Errors.noVersion(id));
    }
}
