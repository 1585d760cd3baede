package io.github.cognitom2m.ledger;

import io.github.cognitom2m.secret.OwnTags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tags that hold the parts of a ledger: those of one kind are numbered, except the first. */
final class PartTags {

    private PartTags() {}

    static Map<String, String> of(List<Part> parts) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Part part : parts) {
            int slot = 1;
            while (tags.containsKey(key(part.kind(), slot))) {
                slot++;
            }
            tags.put(key(part.kind(), slot), part.text());
        }
        return tags;
    }

    /** Reads what {@link #of} wrote; throws a runtime exception on a part that is written otherwise. */
    static List<Part> parts(Map<String, String> tags) {
        return Stream.of(Part.Kind.values()).flatMap(kind -> parts(kind, tags)).toList();
    }

    private static Stream<Part> parts(Part.Kind kind, Map<String, String> tags) {
        return Stream.iterate(1, slot -> slot + 1)
                .map(slot -> Optional.ofNullable(tags.get(key(kind, slot))))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .map(text -> Part.parse(kind, text));
    }

    private static String key(Part.Kind kind, int slot) {
        return OwnTags.key(kind.tag) + (slot == 1 ? "" : "-" + slot);
    }
}
