package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One version of a secret.
 *
 * @param value empty for a version that a rotation has registered and not yet filled
 * @param key the customer's key that the value is encrypted with; empty for the default key
 * @param stages the staging labels; none means that the version is deprecated
 */
public record Version(String id, Optional<Value> value, Optional<String> key, List<String> stages, Instant created) {
    public Version {
        stages = List.copyOf(stages);
    }

    /** Whether it has one of the labels that AWS moves by itself. */
    public boolean isLabelledByAws() {
        return stages.stream().anyMatch(Set.of(Versions.CURRENT, Versions.PREVIOUS, Versions.PENDING)::contains);
    }

    Version holding(Value newValue, Optional<String> newKey) {
        return new Version(id, Optional.of(newValue), newKey, stages, created);
    }

    Version under(Optional<String> newKey) {
        return new Version(id, value, newKey, stages, created);
    }

    Version with(String stage) {
        if (stages.contains(stage)) {
            return this;
        }
        List<String> more = new ArrayList<>(stages);
        more.add(stage);
        return new Version(id, value, key, more, created);
    }

    Version without(String stage) {
        return new Version(
                id,
                value,
                key,
                stages.stream().filter(held -> !held.equals(stage)).toList(),
                created);
    }
}
