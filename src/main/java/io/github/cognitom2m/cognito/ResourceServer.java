package io.github.cognitom2m.cognito;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A resource server: an API and its scopes.
 *
 * @param scopes descriptions by scope name
 */
public record ResourceServer(String identifier, String name, SortedMap<String, String> scopes) {
    public ResourceServer {
        scopes = Collections.unmodifiableSortedMap(new TreeMap<>(scopes));
    }

    /** The scopes as clients name them: {@code <identifier>/<scope name>}. */
    public List<String> qualifiedScopes() {
        return scopes.keySet().stream().map(scope -> identifier + "/" + scope).toList();
    }

    /** This server with the scopes of the other as well; if both have one, this one's description applies. */
    public ResourceServer withScopesOf(ResourceServer other) {
        return withScopesOf(other, Integer.MAX_VALUE);
    }

    /** The same with as many of the other's scopes as there is room for. */
    public ResourceServer withScopesOf(ResourceServer other, int most) {
        TreeMap<String, String> union = new TreeMap<>(scopes);
        other.scopes.forEach((scope, description) -> {
            if (union.size() < most) {
                union.putIfAbsent(scope, description);
            }
        });
        return new ResourceServer(identifier, name, union);
    }
}
