package io.github.cognitom2m.properties;

import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.secret.TagText;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the resource server that the stack wants. */
final class ResourceServerProperties {
    private static final int MOST_SCOPES = 100;

    private ResourceServerProperties() {}

    static ResourceServer parse(Properties properties) {
        properties.unknownNames(List.of("Identifier", "Name", "Scopes"), NativeNames.PART);
        String identifier = properties.required("Identifier", Rules.RESOURCE_SERVER_IDENTIFIER);
        refuseTooLongForTag(properties, identifier);
        String name = properties.string("Name", Rules.RESOURCE_SERVER_NAME).orElseGet(() -> nameFrom(identifier));
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
        return new ResourceServer(identifier, name, scopes);
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
