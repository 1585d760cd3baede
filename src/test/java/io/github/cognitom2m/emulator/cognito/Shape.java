package io.github.cognitom2m.emulator.cognito;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a member of a request may look like, in the terms of AWS's API models. */
sealed interface Shape {

    /**
     * A string.
     *
     * @param sensitive the value is left out of error texts
     */
    record Text(int min, int max, Optional<Pattern> pattern, boolean sensitive) implements Shape {}

    record Choice(List<String> values) implements Shape {}

    record Whole(int min, int max) implements Shape {}

    record Flag() implements Shape {}

    record Items(int max, Shape item) implements Shape {}

    record TextMap(Text key, Text value) implements Shape {}

    record Structure(Map<String, Member> members) implements Shape {}

    /** What the emulator keeps and gives back as it came. */
    record Opaque() implements Shape {}

    record Member(String name, Shape shape, boolean required) {}

    static Text text(int min, int max) {
        return new Text(min, max, Optional.empty(), false);
    }

    static Text text(int min, int max, String pattern) {
        return new Text(min, max, Optional.of(Pattern.compile(pattern)), false);
    }

    static Text sensitive(int min, int max, String pattern) {
        return new Text(min, max, Optional.of(Pattern.compile(pattern)), true);
    }

    static Choice choice(String... values) {
        return new Choice(List.of(values));
    }

    static Structure structure(Member... members) {
        return structure(List.of(members));
    }

    static Structure structure(List<Member> members) {
        Map<String, Member> byName = new LinkedHashMap<>();
        members.forEach(member -> byName.put(member.name(), member));
        return new Structure(byName);
    }

    /** A required member. */
    static Member must(String name, Shape shape) {
        return new Member(name, shape, true);
    }

    /** An optional member. */
    static Member may(String name, Shape shape) {
        return new Member(name, shape, false);
    }
}
