package io.github.cognitom2m.emulator.wire;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.wire.Shape.Choice;
import io.github.cognitom2m.emulator.wire.Shape.Flag;
import io.github.cognitom2m.emulator.wire.Shape.Items;
import io.github.cognitom2m.emulator.wire.Shape.Opaque;
import io.github.cognitom2m.emulator.wire.Shape.Structure;
import io.github.cognitom2m.emulator.wire.Shape.Text;
import io.github.cognitom2m.emulator.wire.Shape.TextMap;
import io.github.cognitom2m.emulator.wire.Shape.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds a request against its shape; one error names all violations, and members that nobody knows are ignored. */
final class ShapeCheck {
    private final List<String> violations = new ArrayList<>();

    private ShapeCheck() {}

    static void check(Structure shape, Map<?, ?> input, String error) {
        ShapeCheck check = new ShapeCheck();
        check.structure(shape, input, "");
        int count = check.violations.size();
        if (count > 0) {
            throw AwsError.of(
                    error,
                    "%d validation error%s detected: %s"
                            .formatted(count, count == 1 ? "" : "s", String.join("; ", check.violations)));
        }
    }

    private void structure(Structure shape, Map<?, ?> input, String path) {
        shape.members().forEach((name, member) -> {
            Object value = input.get(name);
            String memberPath = path + lowerCamel(name);
            if (value != null) {
                value(member.shape(), value, memberPath);
            } else if (member.required()) {
                violations.add("Value null at '%s' failed to satisfy constraint: Member must not be null"
                        .formatted(memberPath));
            }
        });
    }

    private void value(Shape shape, @Nullable Object value, String path) {
        switch (shape) {
            case Text text -> text(text, typed(String.class, value), path);
            case Choice choice ->
                require(
                        choice.values().contains(typed(String.class, value)),
                        shown(value) + " at",
                        path,
                        "satisfy enum value set: [" + String.join(", ", choice.values()) + "]");
            case Whole whole -> whole(whole, typed(Number.class, value).longValue(), path);
            case Flag flag -> typed(Boolean.class, value);
            case Items items -> items(items, typed(List.class, value), path);
            case TextMap map -> entries(map, typed(Map.class, value), path);
            case Structure structure -> structure(structure, typed(Map.class, value), path + ".");
            case Opaque opaque -> {}
        }
    }

    private void text(Text shape, String value, String path) {
        String subject = shape.sensitive() ? "Value at" : shown(value) + " at";
        length(value.length(), shape.min(), shape.max(), subject, path);
        shape.pattern()
                .ifPresent(pattern -> require(
                        pattern.matcher(value).matches(),
                        subject,
                        path,
                        "satisfy regular expression pattern: " + pattern.pattern()));
    }

    private void whole(Whole shape, long value, String path) {
        String subject = shown(value) + " at";
        require(value <= shape.max(), subject, path, "have value less than or equal to " + shape.max());
        require(value >= shape.min(), subject, path, "have value greater than or equal to " + shape.min());
    }

    private void items(Items shape, List<?> values, String path) {
        length(values.size(), shape.min(), shape.max(), shown(values) + " at", path);
        for (int i = 0; i < values.size(); i++) {
            value(shape.item(), values.get(i), path + "." + (i + 1) + ".member");
        }
    }

    private void entries(TextMap shape, Map<?, ?> entries, String path) {
        entries.forEach((key, value) -> {
            text(shape.key(), typed(String.class, key), path + ".key");
            value(shape.value(), value, path + "." + key + ".value");
        });
    }

    private void length(int length, int min, int max, String subject, String path) {
        require(length <= max, subject, path, "have length less than or equal to " + max);
        require(length >= min, subject, path, "have length greater than or equal to " + min);
    }

    private void require(boolean holds, String subject, String path, String constraint) {
        if (!holds) {
            violations.add("%s '%s' failed to satisfy constraint: Member must %s".formatted(subject, path, constraint));
        }
    }

    private static <T> T typed(Class<T> type, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw AwsError.of(
                    "SerializationException",
                    (value == null ? "null" : value.getClass().getSimpleName()) + " can not be converted to "
                            + type.getSimpleName());
        }
        return type.cast(value);
    }

    private static String shown(@Nullable Object value) {
        return "Value '" + value + "'";
    }

    private static String lowerCamel(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
