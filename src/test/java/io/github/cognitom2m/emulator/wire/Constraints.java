package io.github.cognitom2m.emulator.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the SDK does not know of the members of requests: which a service requires, and what their values may be.
 *
 * <p>A member is named by its own name, for all structures that have it, or as {@code Structure.Member} for one of
 * them; an operation's input is called as the operation is.
 */
public final class Constraints {
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Set<String> required = new HashSet<>();

    /** Lets the named members have this shape. */
    public Constraints with(Shape shape, String... members) {
        for (String member : members) {
            shapes.put(member, shape);
        }
        return this;
    }

    /** Makes a structure incomplete without these members. */
    public Constraints require(String structure, String... members) {
        List.of(members).forEach(member -> required.add(structure + "." + member));
        return this;
    }

    Optional<Shape> shape(String structure, String member) {
        return Optional.ofNullable(shapes.get(structure + "." + member))
                .or(() -> Optional.ofNullable(shapes.get(member)));
    }

    boolean requires(String structure, String member) {
        return required.contains(structure + "." + member);
    }
}
