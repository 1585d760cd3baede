package io.github.cognitom2m.provision;

import java.util.Comparator;
import java.util.List;

/** The resource server that the stack wants; its scopes are in the order of their names. */
public record ResourceServerProperties(String identifier, String name, List<Scope> scopes) {
    public ResourceServerProperties {
        scopes = scopes.stream().sorted(Comparator.comparing(Scope::name)).toList();
    }
}
