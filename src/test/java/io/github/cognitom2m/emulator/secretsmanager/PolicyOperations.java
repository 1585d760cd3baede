package io.github.cognitom2m.emulator.secretsmanager;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.wire.Input;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PutResourcePolicy, GetResourcePolicy, DeleteResourcePolicy. */
final class PolicyOperations {

    private final Vault vault;

    PolicyOperations(Vault vault) {
        this.vault = vault;
    }

    Map<String, Handler> operations() {
        return Map.of(
                "PutResourcePolicy", this::put, "GetResourcePolicy", this::get, "DeleteResourcePolicy", this::delete);
    }

    private Map<String, Object> put(Input input) {
        String policy = input.text("ResourcePolicy");
        boolean everybody = allowsEverybody(policy);
        if (everybody && input.flag("BlockPublicPolicy")) {
            throw AwsError.of("PublicPolicyException", "The resource policy gives public access to the secret.");
        }
        return Answers.identity(set(input, Optional.of(policy)));
    }

    private Map<String, Object> get(Input input) {
        Secret secret = vault.read(input.text("SecretId"));
        if (secret.deletion().isPresent()) {
            throw SecretErrors.markedForDeletion();
        }
        Map<String, Object> output = Answers.identity(secret);
        secret.details().policy().ifPresent(policy -> output.put("ResourcePolicy", policy));
        return output;
    }

    private Map<String, Object> delete(Input input) {
        return Answers.identity(set(input, Optional.empty()));
    }

    private Secret set(Input input, Optional<String> policy) {
        return vault.change(
                input.text("SecretId"),
                secret -> secret.with(new Secret.Details(
                        secret.details().description(), secret.details().kmsKeyId(), policy)));
    }

    private static boolean allowsEverybody(String policy) {
        List<?> statements;
        try {
            Object found = JSON.std.mapFrom(policy).get("Statement");
            statements = found instanceof List<?> several
                    ? several
                    : List.of(Optional.ofNullable(found).orElse(""));
        } catch (IOException e) {
            throw malformed();
        }
        boolean everybody = false;
        for (Object statement : statements) {
            if (!(statement instanceof Map<?, ?> rule)) {
                throw malformed();
            }
            boolean anybody =
                    "*".equals(rule.get("Principal")) || Map.of("AWS", "*").equals(rule.get("Principal"));
            everybody |= anybody && "Allow".equals(rule.get("Effect")) && rule.get("Condition") == null;
        }
        return everybody;
    }

    private static AwsError malformed() {
        return AwsError.of("MalformedPolicyDocumentException", "This resource policy contains invalid Json");
    }
}
