package io.github.cognitom2m.emulator.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a member of a request may look like, in the terms of AWS's API models. */
public sealed interface Shape {
    int UNBOUNDED = Integer.MAX_VALUE;
    Text ANY_TEXT = new Text(0, UNBOUNDED, Optional.empty(), false);

    /**
     * A string.
     *
     * @param sensitive the value is left out of error texts
     */
    record Text(int min, int max, Optional<Pattern> pattern, boolean sensitive) implements Shape {
        public Text secret() {
            return new Text(min, max, pattern, true);
        }
    }

    record Choice(List<String> values) implements Shape {}

    record Whole(long min, long max) implements Shape {}

    record Flag() implements Shape {}

    record Items(int min, int max, Shape item) implements Shape {}

    record TextMap(Text key, Shape value) implements Shape {}

    record Structure(Map<String, Member> members) implements Shape {}

    /** What the emulator keeps and gives back as it came. */
    record Opaque() implements Shape {}

    record Member(Shape shape, boolean required) {}

    static Text text(int min, int max) {
        return new Text(min, max, Optional.empty(), false);
    }

    static Text text(int min, int max, String pattern) {
        return new Text(min, max, Optional.of(Pattern.compile(pattern)), false);
    }

    static Choice choice(String... values) {
        return new Choice(List.of(values));
    }

    /** A list of this many items at most. */
    static Items items(int max, Shape item) {
        return new Items(0, max, item);
    }
}
