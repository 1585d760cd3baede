package io.github.cognitom2m.provision;

import io.github.cognitom2m.cloudformation.Properties;
import io.github.cognitom2m.cloudformation.Quoted;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The resource server that the stack wants; its scopes are in the order of their names. */
public record ResourceServerProperties(String identifier, String name, List<Scope> scopes) {
    private static final int MOST_SCOPES = 100;

    public ResourceServerProperties {
        scopes = scopes.stream().sorted(Comparator.comparing(Scope::name)).toList();
    }

    /** The scopes as clients name them: {@code <identifier>/<scope name>}. */
    public List<String> qualifiedScopes() {
        return scopes.stream().map(scope -> identifier + "/" + scope.name()).toList();
    }

    static ResourceServerProperties parse(Properties properties) {
        properties.unknownNames(List.of("Identifier", "Name", "Scopes"));
        String identifier = properties.required("Identifier", Rules.RESOURCE_SERVER_IDENTIFIER);
        String name = properties.string("Name", Rules.RESOURCE_SERVER_NAME).orElseGet(() -> nameFrom(identifier));
        List<Scope> scopes = properties.objects("Scopes", MOST_SCOPES).stream()
                .map(ResourceServerProperties::scope)
                .toList();
        Set<String> seen = new HashSet<>();
        scopes.stream()
                .map(Scope::name)
                .filter(scope -> !scope.isEmpty() && !seen.add(scope))
                .distinct()
                .forEach(scope -> properties.wrong(
                        "Scopes", "has " + Quoted.of(scope) + " more than once", "give each scope a name of its own"));
        return new ResourceServerProperties(identifier, name, scopes);
    }

    private static Scope scope(Properties properties) {
        properties.unknownNames(List.of("ScopeName", "ScopeDescription"));
        return new Scope(
                properties.required("ScopeName", Rules.SCOPE_NAME),
                properties.required("ScopeDescription", Rules.SCOPE_DESCRIPTION));
    }

    // An identifier may be a URL, but a name has no room for its slashes.
    private static String nameFrom(String identifier) {
        StringBuilder name = new StringBuilder();
        identifier.codePoints().forEach(c -> name.appendCodePoint(Rules.isNameCharacter(c) ? c : '-'));
        return name.toString();
    }
}
