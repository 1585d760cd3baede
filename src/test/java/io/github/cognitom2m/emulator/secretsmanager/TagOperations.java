package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Input;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** TagResource, UntagResource. */
final class TagOperations {
    private final Vault vault;

    TagOperations(Vault vault) {
        this.vault = vault;
    }

    Map<String, Handler> operations() {
        return Map.of("TagResource", this::tag, "UntagResource", this::untag);
    }

    private Map<String, Object> tag(Input input) {
        Map<String, String> more = Tags.parse(input);
        vault.change(
                input.text("SecretId"),
                secret -> secret.withTags(Tags.merged(secret.tags().orElse(Map.of()), more)));
        return Map.of();
    }

    private Map<String, Object> untag(Input input) {
        List<String> keys = input.texts("TagKeys");
        vault.change(input.text("SecretId"), secret -> {
            Map<String, String> tags = new LinkedHashMap<>(secret.tags().orElse(Map.of()));
            boolean removed = tags.keySet().removeAll(keys);
            return removed ? secret.withTags(tags) : secret;
        });
        return Map.of();
    }
}
