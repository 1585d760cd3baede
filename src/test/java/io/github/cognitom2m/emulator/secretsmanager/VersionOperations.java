package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.JsonService.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PutSecretValue, GetSecretValue, ListSecretVersionIds. */
final class VersionOperations {
    private static final Shape ROTATION_TOKEN =
            Shape.matching(36, 256, "[a-zA-Z0-9\\-]+").secret();

    private final Vault vault;
    private final Writing writing;

    VersionOperations(Vault vault, Writing writing) {
        this.vault = vault;
        this.writing = writing;
    }

    Map<String, Operation> operations() {
        return Map.of("PutSecretValue", this::put, "GetSecretValue", this::get, "ListSecretVersionIds", this::list);
    }

    private Map<String, Object> put(Map<String, Object> members) {
        Input input = Input.of(
                members,
                "SecretId",
                "ClientRequestToken",
                "SecretString",
                "SecretBinary",
                "VersionStages",
                "RotationToken");
        String token = Tokens.required(input);
        input.optional("RotationToken", ROTATION_TOKEN);
        List<String> stages = input.has("VersionStages")
                ? input.texts("VersionStages", 1, 20, Shape.STAGE)
                : List.of(Versions.CURRENT);
        Value value = Value.parse(input)
                .orElseThrow(() -> Errors.invalidRequest("You must provide either SecretString or SecretBinary."));
        Secret after = vault.change(input.required("SecretId", Shape.SECRET_ID), secret -> {
            Optional<Value> held = secret.versions().find(token).flatMap(Version::value);
            if (held.isEmpty()) {
                return writing.write(secret, token, value, stages, vault.now());
            }
            if (!held.get().equals(value)) {
                throw Errors.tokenUsed(token, secret.arn());
            }
            return secret;
        });
        return wire(after, after.versions().find(token).orElseThrow());
    }

    private Map<String, Object> get(Map<String, Object> members) {
        Input input = Input.of(members, "SecretId", "VersionId", "VersionStage");
        Optional<String> id = input.optional("VersionId", Shape.TOKEN);
        Optional<String> stage = input.optional("VersionStage", Shape.STAGE);
        Secret secret = vault.read(input.required("SecretId", Shape.SECRET_ID));
        if (secret.deletion().isPresent()) {
            throw Errors.markedForDeletion();
        }
        Version version = find(secret.versions(), id, stage);
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
                    .orElseThrow(() -> Errors.noStage(wanted));
        }
        Version version = versions.find(id.get()).orElseThrow(() -> Errors.noVersion(id.get()));
        if (stage.filter(wanted -> !version.stages().contains(wanted)).isPresent()) {
            throw Errors.invalidRequest(
                    "You provided a VersionStage that is not associated to the provided VersionId.");
        }
        // A rotation has registered the version and not filled it yet.
        if (version.value().isEmpty()) {
            throw stage.map(Errors::noStage).orElseGet(() -> Errors.noVersion(id.get()));
        }
        return version;
    }

    private Map<String, Object> list(Map<String, Object> members) {
        Input input = Input.of(members, "SecretId", "MaxResults", "NextToken", "IncludeDeprecated");
        boolean deprecated = input.flag("IncludeDeprecated").orElse(false);
        Secret secret = vault.read(input.required("SecretId", Shape.SECRET_ID));
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

    private static Map<String, Object> entry(Secret secret, Version version) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("VersionId", version.id());
        if (!version.stages().isEmpty()) {
            entry.put("VersionStages", version.stages());
        }
        entry.put("CreatedDate", Answers.epoch(version.created()));
        entry.put("KmsKeyIds", List.of(secret.details().kmsKeyId().orElse("DefaultEncryptionKey")));
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
