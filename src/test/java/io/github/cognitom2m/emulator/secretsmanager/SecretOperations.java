package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.JsonService.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** CreateSecret, DescribeSecret, UpdateSecret. */
final class SecretOperations {
    private static final Shape NAME = Shape.of(1, 512);
    private static final Pattern NAME_CHARACTERS = Pattern.compile("[A-Za-z0-9/_+=.@!-]+");
    private static final Shape DESCRIPTION = Shape.of(0, 2048);

    private final Vault vault;
    private final SecretIds ids;
    private final Replicas replicas;
    private final Writing writing;
    private final Answers answers;

    SecretOperations(Vault vault, SecretIds ids, Replicas replicas, Writing writing, Answers answers) {
        this.vault = vault;
        this.ids = ids;
        this.replicas = replicas;
        this.writing = writing;
        this.answers = answers;
    }

    Map<String, Operation> operations() {
        return Map.of("CreateSecret", this::create, "DescribeSecret", this::describe, "UpdateSecret", this::update);
    }

    private Map<String, Object> create(Map<String, Object> members) {
        Input input = Input.of(
                members,
                "Name",
                "ClientRequestToken",
                "Description",
                "KmsKeyId",
                "SecretString",
                "SecretBinary",
                "Tags",
                "AddReplicaRegions",
                "ForceOverwriteReplicaSecret");
        String name = input.required("Name", NAME);
        if (!NAME_CHARACTERS.matcher(name).matches()) {
            throw Errors.badName();
        }
        String token = Tokens.required(input);
        Optional<Value> value = Value.parse(input);
        Secret.Details details =
                details(input, new Secret.Details(Optional.empty(), Optional.empty(), Optional.empty()));
        Map<String, String> tags = Tags.parse(input);
        Map<String, String> copies = replicas.parse(input);
        if (vault.nameHeld(name)) {
            throw Errors.nameScheduledForDeletion();
        }
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

    /** What a repeated request finds: fine if it is the same request, by its token and value. */
    private static Secret replayed(Secret existing, String token, Optional<Value> value) {
        if (existing.deletion().isPresent()) {
            throw Errors.nameScheduledForDeletion();
        }
        Version version = existing.versions().find(token).orElseThrow(() -> Errors.nameTaken(existing.name()));
        if (!version.value().equals(value)) {
            throw Errors.tokenUsed(token, existing.arn());
        }
        return existing;
    }

    private static Map<String, Object> created(Secret secret, Optional<String> versionId) {
        Map<String, Object> output = Answers.identity(secret);
        versionId.ifPresent(id -> output.put("VersionId", id));
        if (!secret.replicas().isEmpty()) {
            output.put(
                    "ReplicationStatus",
                    Replicas.wire(secret.replicas(), secret.replicas().keySet()));
        }
        return output;
    }

    private Map<String, Object> describe(Map<String, Object> members) {
        Input input = Input.of(members, "SecretId");
        return answers.description(vault.read(input.required("SecretId", Shape.SECRET_ID)));
    }

    private Map<String, Object> update(Map<String, Object> members) {
        Input input = Input.of(
                members, "SecretId", "ClientRequestToken", "Description", "KmsKeyId", "SecretString", "SecretBinary");
        String token = Tokens.required(input);
        Optional<Value> value = Value.parse(input);
        Secret after = vault.change(input.required("SecretId", Shape.SECRET_ID), secret -> {
            Secret described = secret.with(details(input, secret.details()));
            if (value.isEmpty()) {
                return described;
            }
            if (secret.versions().find(token).isPresent()) {
                throw Errors.tokenUsed(token, secret.arn());
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
                ? input.optional("Description", DESCRIPTION).filter(Predicate.not(String::isEmpty))
                : before.description();
        Optional<String> key = input.has("KmsKeyId")
                ? input.optional("KmsKeyId", Shape.KMS_KEY).filter(Predicate.not(String::isEmpty))
                : before.kmsKeyId();
        return new Secret.Details(description, key, before.policy());
    }
}
