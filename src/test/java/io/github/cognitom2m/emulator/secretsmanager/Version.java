package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One version of a secret.
 *
 * @param value empty for a version that a rotation has registered and not yet filled
 * @param stages the staging labels; none means that the version is deprecated
 */
public record Version(String id, Optional<Value> value, List<String> stages, Instant created) {
    public Version {
        stages = List.copyOf(stages);
    }

    Version holding(Value newValue) {
        return new Version(id, Optional.of(newValue), stages, created);
    }

    Version with(String stage) {
        if (stages.contains(stage)) {
            return this;
        }
        List<String> more = new ArrayList<>(stages);
        more.add(stage);
        return new Version(id, value, more, created);
    }

    Version without(String stage) {
        return new Version(
                id, value, stages.stream().filter(held -> !held.equals(stage)).toList(), created);
    }
}
