package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One filter of ListSecrets: any of its values has to begin an attribute, or, written with {@code !}, must not.
 *
 * @param key which attribute is looked at
 */
record ListFilter(String key, List<String> values) {
    private static final Set<String> KEYS =
            Set.of("description", "name", "tag-key", "tag-value", "primary-region", "owning-service", "all");

    static ListFilter parse(Input input) {
        String key = input.text("Key");
        if (!KEYS.contains(key)) {
            throw AwsError.of("ValidationException", "unknown filter key: " + key);
        }
        if (!input.has("Values")) {
            throw Errors.invalidParameter("A filter needs values.");
        }
        return new ListFilter(key, input.texts("Values"));
    }

    boolean matches(Secret secret) {
        return values.stream()
                .anyMatch(value -> value.startsWith("!") ? !begins(value.substring(1), secret) : begins(value, secret));
    }

    private boolean begins(String value, Secret secret) {
        Map<String, String> tags = secret.tags().orElse(Map.of());
        Stream<String> description = secret.details().description().stream();
        return switch (key) {
            case "name" -> secret.name().startsWith(value);
            case "tag-key" -> tags.keySet().stream().anyMatch(beginsWith(value));
            case "tag-value" -> tags.values().stream().anyMatch(beginsWith(value));
            case "description" -> description.anyMatch(beginsInAnyCaseWith(value));
            case "all" ->
                everyWordIn(
                        value,
                        Stream.of(Stream.of(secret.name()), description, tags.keySet().stream(), tags.values().stream())
                                .flatMap(texts -> texts)
                                .toList());
            // No secret here is a replica's or owned by another service.
            default -> false;
        };
    }

    private static boolean everyWordIn(String value, List<String> attributes) {
        return Stream.of(value.split("[^A-Za-z0-9]+", -1))
                .allMatch(word -> attributes.stream()
                        .anyMatch(attribute ->
                                attribute.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))));
    }

    private static Predicate<String> beginsWith(String value) {
        return attribute -> attribute.startsWith(value);
    }

    private static Predicate<String> beginsInAnyCaseWith(String value) {
        return attribute -> attribute.regionMatches(true, 0, value, 0, value.length());
    }
}
