package io.github.cognitom2m.properties;

import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.ledger.Sharing;
import io.github.cognitom2m.secret.TagText;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The resource server that the stack wants.
 *
 * @param name absent if it is not declared; a new server then gets one, and an adopted one keeps its own
 * @param scopes descriptions by scope name
 * @param sharedWith the stacks that may use the scopes; every stack if there are none
 * @param retain whether it stays when it is dropped; absent if that is not declared
 */
public record ResourceServerProperties(
        String identifier,
        Optional<String> name,
        SortedMap<String, String> scopes,
        List<String> sharedWith,
        Optional<Boolean> retain) {
    private static final String SHARED_WITH = "SharedWith";
    private static final int MOST_SCOPES = 100;

    public ResourceServerProperties {
        scopes = Collections.unmodifiableSortedMap(new TreeMap<>(scopes));
        sharedWith = List.copyOf(sharedWith);
    }

    static ResourceServerProperties parse(Properties properties) {
        properties.unknownNames(List.of("Identifier", "Name", "Scopes", SHARED_WITH, "Retain"), NativeNames.PART);
        String identifier = properties.required("Identifier", Rules.RESOURCE_SERVER_IDENTIFIER);
        refuseTooLongForTag(properties, identifier);
        Optional<String> name = properties.string("Name", Rules.RESOURCE_SERVER_NAME);
        TreeMap<String, String> scopes = new TreeMap<>();
        Set<String> twice = new TreeSet<>();
        for (Properties scope : properties.objects(
                "Scopes", MOST_SCOPES, "write it as {ScopeName: read, ScopeDescription: Read orders}")) {
            scope.unknownNames(List.of("ScopeName", "ScopeDescription"));
            String scopeName = scope.required("ScopeName", Rules.SCOPE_NAME);
            String description = scope.required("ScopeDescription", Rules.SCOPE_DESCRIPTION);
            if (scopes.put(scopeName, description) != null && !scopeName.isEmpty()) {
                twice.add(scopeName);
            }
        }
        twice.forEach(scope -> properties.wrong(
                "Scopes", "has " + Quoted.of(scope) + " more than once", "give each scope a name of its own"));
        return new ResourceServerProperties(
                identifier, name, scopes, sharedWith(properties), properties.bool("Retain"));
    }

    private static List<String> sharedWith(Properties properties) {
        List<String> names = properties.strings(SHARED_WITH);
        if (properties.has(SHARED_WITH) && names.isEmpty()) {
            properties.wrong(
                    SHARED_WITH, "names no stack", "name at least one, or leave it out to share with every stack");
        }
        if (names.size() > Sharing.MOST) {
            properties.wrong(SHARED_WITH, "has " + names.size() + " items", "use at most " + Sharing.MOST);
        }
        names.forEach(name -> Rules.SHARED_WITH
                .violation(name)
                .ifPresent(found -> properties.wrong(SHARED_WITH, found.what(), found.fix())));
        names.stream()
                .filter(name -> name.substring(0, name.length() - 1).contains("*"))
                .forEach(name -> properties.wrong(
                        SHARED_WITH, Quoted.of(name) + " has an asterisk before its end", "put it at the end"));
        return names;
    }

    /** A server that the resource creates, with every default. */
    public ResourceServer toMake() {
        return new ResourceServer(identifier, name.orElseGet(() -> nameFrom(identifier)), scopes);
    }

    /** An adopted server: what is not declared stays as it was found. */
    public ResourceServer toAdopt(ResourceServer found) {
        return new ResourceServer(identifier, name.orElse(found.name()), scopes);
    }

    /** The ledger names the server in a tag, where most punctuation takes three characters. */
    private static void refuseTooLongForTag(Properties properties, String identifier) {
        int length = TagText.encode(identifier).length();
        if (identifier.length() <= Rules.IDENTIFIER_IN_TAG && length > Rules.IDENTIFIER_IN_TAG) {
            properties.wrong(
                    "Identifier",
                    "takes " + length
                            + " characters in a tag, where all but letters, digits and _.:/+-@ count three times",
                    "shorten it to " + Rules.IDENTIFIER_IN_TAG);
        }
    }

    // An identifier may be a URL, but a name has no room for its slashes.
    private static String nameFrom(String identifier) {
        StringBuilder name = new StringBuilder();
        identifier.codePoints().forEach(c -> name.appendCodePoint(Rules.isNameCharacter(c) ? c : '-'));
        return name.toString();
    }
}
