package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.JsonService.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** TagResource, UntagResource. */
final class TagOperations {
    private final Vault vault;

    TagOperations(Vault vault) {
        this.vault = vault;
    }

    Map<String, Operation> operations() {
        return Map.of("TagResource", this::tag, "UntagResource", this::untag);
    }

    private Map<String, Object> tag(Map<String, Object> members) {
        Input input = Input.of(members, "SecretId", "Tags");
        if (!input.has("Tags")) {
            throw input.missing("Tags");
        }
        Map<String, String> more = Tags.parse(input);
        vault.change(
                input.required("SecretId", Shape.SECRET_ID),
                secret -> secret.withTags(Tags.merged(secret.tags().orElse(Map.of()), more)));
        return Map.of();
    }

    private Map<String, Object> untag(Map<String, Object> members) {
        Input input = Input.of(members, "SecretId", "TagKeys");
        if (!input.has("TagKeys")) {
            throw input.missing("TagKeys");
        }
        List<String> keys = input.texts("TagKeys", 0, Integer.MAX_VALUE, Tags.KEY);
        vault.change(input.required("SecretId", Shape.SECRET_ID), secret -> {
            Map<String, String> tags = new LinkedHashMap<>(secret.tags().orElse(Map.of()));
            boolean removed = tags.keySet().removeAll(keys);
            return removed ? secret.withTags(tags) : secret;
        });
        return Map.of();
    }
}
