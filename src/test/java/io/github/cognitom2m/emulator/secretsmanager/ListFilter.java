package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One filter of ListSecrets: any of its values has to match an attribute, or, written with {@code !}, must not.
 *
 * @param key which attribute is looked at
 */
record ListFilter(String key, List<String> values) {
    private static final Set<String> KEYS =
            Set.of("description", "name", "tag-key", "tag-value", "primary-region", "owning-service", "all");

    static ListFilter parse(Input input) {
        String key = input.optionalText("Key").orElseThrow(() -> Errors.invalidParameter("Invalid filter key"));
        if (!KEYS.contains(key)) {
            throw Errors.validation("1 validation error detected: Value '" + key
                    + "' at 'filters.1.member.key' failed to satisfy constraint: Member must satisfy enum value set: ["
                    + String.join(", ", KEYS) + "]");
        }
        if (!input.has("Values")) {
            throw Errors.invalidParameter("Invalid filter values for key: " + key);
        }
        return new ListFilter(key, input.texts("Values"));
    }

    boolean matches(Secret secret) {
        return values.stream()
                .anyMatch(value -> value.startsWith("!") ? !found(value.substring(1), secret) : found(value, secret));
    }

    // Fact: SM-LIST-MATCHES
    private boolean found(String value, Secret secret) {
        Map<String, String> tags = secret.tags().orElse(Map.of());
        List<String> description = secret.details().description().stream().toList();
        return switch (key) {
            case "name" -> secret.name().startsWith(value);
            case "tag-key" -> begins(value, tags.keySet());
            case "tag-value" -> begins(value, tags.values());
            case "description" -> hasWords(value, description);
            case "all" ->
                hasWords(
                        value,
                        Stream.of(List.of(secret.name()), description, tags.keySet(), tags.values())
                                .flatMap(Collection::stream)
                                .toList());
            // No secret here is a replica's or owned by another service.
            default -> false;
        };
    }

    private static boolean begins(String value, Collection<String> attributes) {
        return attributes.stream().anyMatch(attribute -> attribute.startsWith(value));
    }

    /** Whether one attribute has, for each word of the value, a word that begins with it. */
    private static boolean hasWords(String value, Collection<String> attributes) {
        List<String> wanted = Words.of(value);
        return !wanted.isEmpty()
                && attributes.stream()
                        .map(Words::of)
                        .anyMatch(words -> wanted.stream()
                                .allMatch(word -> words.stream().anyMatch(other -> other.startsWith(word))));
    }
}
