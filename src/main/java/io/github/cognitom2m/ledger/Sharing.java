package io.github.cognitom2m.ledger;

import io.github.cognitom2m.secret.OwnTags;
import io.github.cognitom2m.secret.TagText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stacks that may use the scopes of a resource server.
 *
 * @param stacks their names, perhaps with an asterisk at the end; all stacks if there are none
 */
public record Sharing(List<String> stacks) {
    /** The most names, each of which takes a tag. */
    public static final int MOST = 4;

    private static final String KEY = OwnTags.key("shared-");
    private static final String ANY_END = "*";

    public Sharing {
        stacks = List.copyOf(stacks);
    }

    public boolean includes(String stackName) {
        return stacks.isEmpty() || stacks.stream().anyMatch(name -> matches(name, stackName));
    }

    private static boolean matches(String name, String stackName) {
        return name.endsWith(ANY_END)
                ? stackName.startsWith(name.substring(0, name.length() - 1))
                : stackName.equals(name);
    }

    public Map<String, String> toTags() {
        Map<String, String> tags = new LinkedHashMap<>();
        stacks.forEach(name -> tags.put(KEY + (tags.size() + 1), TagText.encode(name)));
        return tags;
    }

    /** Reads what {@link #toTags} wrote; throws {@link IllegalArgumentException} if a name cannot be read. */
    public static Sharing of(Map<String, String> tags) {
        return new Sharing(new TreeMap<>(tags)
                .entrySet().stream()
                        .filter(tag -> isTag(tag.getKey()))
                        .map(tag -> TagText.decode(tag.getValue()))
                        .toList());
    }

    /** Whether a tag of this key says with whom something is shared. */
    public static boolean isTag(String key) {
        return key.startsWith(KEY);
    }
}
