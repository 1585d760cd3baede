package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PutSecretValue, GetSecretValue, ListSecretVersionIds. */
final class VersionOperations {

    private final Vault vault;
    private final Writing writing;
    private final Keys keys;
    private final AccessDates accesses;

    VersionOperations(Vault vault, Writing writing, Keys keys, AccessDates accesses) {
        this.vault = vault;
        this.writing = writing;
        this.keys = keys;
        this.accesses = accesses;
    }

    Map<String, Handler> operations() {
        return Map.of("PutSecretValue", this::put, "GetSecretValue", this::get, "ListSecretVersionIds", this::list);
    }

    private Map<String, Object> put(Input input) {
        String token = Tokens.required(input);
        input.optionalText("RotationToken");
        List<String> stages = input.has("VersionStages") ? input.texts("VersionStages") : List.of(Versions.CURRENT);
        Value value = Value.parse(input)
                .orElseThrow(() -> Errors.invalidRequest("You must provide either SecretString or SecretBinary."));
        Secret after = vault.change(input.text("SecretId"), secret -> {
            Optional<Value> held = secret.versions().find(token).flatMap(Version::value);
            if (held.isEmpty()) {
                return writing.write(secret, token, value, stages, vault.now());
            }
            // Fact: SM-TOKEN-PUT
            if (!held.get().equals(value)) {
                throw SecretErrors.tokenUsed(token, secret.arn());
            }
            return secret;
        });
        return wire(after, after.versions().find(token).orElseThrow());
    }

    private Map<String, Object> get(Input input) {
        Optional<String> id = input.optionalText("VersionId");
        Optional<String> stage = input.optionalText("VersionStage");
        Secret secret = vault.read(input.text("SecretId"));
        vault.checkInUse(secret);
        Version version = find(secret.versions(), id, stage);
        keys.decrypt(version);
        accesses.read(secret, version);
        Map<String, Object> output = wire(secret, version);
        output.put("CreatedDate", Answers.epoch(version.created()));
        version.value().ifPresent(value -> value.into(output));
        return output;
    }

    private static Version find(Versions versions, Optional<String> id, Optional<String> stage) {
        if (id.isEmpty()) {
            String wanted = stage.orElse(Versions.CURRENT);
            return versions.holder(wanted)
                    .filter(version -> version.value().isPresent())
                    .orElseThrow(() -> SecretErrors.noStage(wanted));
        }
        Version version = versions.find(id.get()).orElseThrow(() -> SecretErrors.noVersion(id.get()));
        if (stage.filter(wanted -> !version.stages().contains(wanted)).isPresent()) {
            throw Errors.invalidRequest(
                    "You provided a VersionStage that is not associated to the provided VersionId.");
        }
        // A rotation has registered the version and not filled it yet.
        if (version.value().isEmpty()) {
            throw stage.map(SecretErrors::noStage).orElseGet(() -> SecretErrors.noVersion(id.get()));
        }
        return version;
    }

    private Map<String, Object> list(Input input) {
        boolean deprecated = input.flag("IncludeDeprecated");
        Secret secret = vault.read(input.text("SecretId"));
        Page<Version> page = Page.of(
                secret.versions().all().stream()
                        .filter(version -> deprecated || !version.stages().isEmpty())
                        .toList(),
                input);
        Map<String, Object> output = Answers.identity(secret);
        output.put(
                "Versions",
                page.items().stream().map(version -> entry(secret, version)).toList());
        page.next().ifPresent(next -> output.put("NextToken", next));
        return output;
    }

    private Map<String, Object> entry(Secret secret, Version version) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("VersionId", version.id());
        if (!version.stages().isEmpty()) {
            entry.put("VersionStages", version.stages());
        }
        entry.put("CreatedDate", Answers.epoch(version.created()));
        accesses.into(entry, secret, version);
        entry.put("KmsKeyIds", List.of(version.key().orElse("DefaultEncryptionKey")));
        return entry;
    }

    private static Map<String, Object> wire(Secret secret, Version version) {
        Map<String, Object> output = Answers.identity(secret);
        output.put("VersionId", version.id());
        // The model asks for at least one label where the member is present.
        if (!version.stages().isEmpty()) {
            output.put("VersionStages", version.stages());
        }
        return output;
    }
}
