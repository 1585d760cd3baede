package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Input;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** CreateSecret, DescribeSecret, UpdateSecret. */
final class SecretOperations {
    private final Vault vault;
    private final SecretIds ids;
    private final Replicas replicas;
    private final Writing writing;
    private final Keys keys;
    private final Answers answers;

    SecretOperations(Vault vault, SecretIds ids, Replicas replicas, Writing writing, Keys keys, Answers answers) {
        this.vault = vault;
        this.ids = ids;
        this.replicas = replicas;
        this.writing = writing;
        this.keys = keys;
        this.answers = answers;
    }

    Map<String, Handler> operations() {
        return Map.of("CreateSecret", this::create, "DescribeSecret", this::describe, "UpdateSecret", this::update);
    }

    private Map<String, Object> create(Input input) {
        String name = input.text("Name");
        SecretIds.checkName(name);
        String token = Tokens.required(input);
        Optional<Value> value = Value.parse(input);
        Secret.Details details =
                details(input, new Secret.Details(Optional.empty(), Optional.empty(), Optional.empty()));
        Map<String, String> tags = Tags.parse(input);
        Map<String, Replica> copies = replicas.parse(input);
        vault.checkNameFree(name);
        Optional<Secret> existing = vault.find(name);
        if (existing.isPresent()) {
            return created(replayed(existing.get(), token, value), value.map(same -> token));
        }
        Secret secret = new Secret(
                name,
                ids.newArn(name),
                vault.now(),
                vault.now(),
                details,
                input.has("Tags") ? Optional.of(tags) : Optional.empty(),
                new Versions(List.of()),
                copies,
                Optional.empty(),
                Optional.empty());
        Secret filled = value.map(given -> writing.write(secret, token, given, List.of(), vault.now()))
                .orElse(secret);
        vault.put(filled);
        return created(filled, value.map(given -> token));
    }

    // Fact: SM-CREATE-REPLAY
    /** What a repeated request finds: fine if it is the same request, by its token and value. */
    private static Secret replayed(Secret existing, String token, Optional<Value> value) {
        Version version = existing.versions().find(token).orElseThrow(() -> SecretErrors.nameTaken(existing.name()));
        if (!version.value().equals(value)) {
            throw SecretErrors.tokenUsed(token, existing.arn());
        }
        return existing;
    }

    private Map<String, Object> created(Secret secret, Optional<String> versionId) {
        Map<String, Object> output = Answers.identity(secret);
        versionId.ifPresent(id -> output.put("VersionId", id));
        if (!secret.copies().isEmpty()) {
            output.put("ReplicationStatus", Replicas.wire(secret.copies(), vault.now()));
        }
        return output;
    }

    private Map<String, Object> describe(Input input) {
        return answers.description(vault.read(input.text("SecretId")));
    }

    private Map<String, Object> update(Input input) {
        String token = Tokens.required(input);
        Optional<Value> value = Value.parse(input);
        Secret after = vault.change(input.text("SecretId"), secret -> {
            Secret.Details details = details(input, secret.details());
            Secret described = secret.with(details)
                    .with(
                            input.has("KmsKeyId")
                                    ? keys.reencrypted(secret.versions(), details.kmsKeyId())
                                    : secret.versions());
            if (value.isEmpty()) {
                return described;
            }
            Optional<Version> written = secret.versions().find(token);
            if (written.isPresent()) {
                // Fact: SM-TOKEN-UPDATE
                if (!written.get().value().equals(value)) {
                    throw SecretErrors.tokenUsed(token, secret.arn());
                }
                return described;
            }
            return writing.write(described, token, value.get(), List.of(Versions.CURRENT), vault.now());
        });
        Map<String, Object> output = Answers.identity(after);
        value.ifPresent(written -> output.put("VersionId", token));
        return output;
    }

    /** An empty text takes a detail away: an empty key means the default key. */
    private static Secret.Details details(Input input, Secret.Details before) {
        Optional<String> description = input.has("Description")
                ? input.optionalText("Description").filter(Predicate.not(String::isEmpty))
                : before.description();
        Optional<String> key =
                input.has("KmsKeyId") ? input.optionalText("KmsKeyId").flatMap(Keys::custom) : before.kmsKeyId();
        return new Secret.Details(description, key, before.policy());
    }
}
