package io.github.cognitom2m;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stacks of tests declare: an API called orders, in the user pool {@code Pool} with a domain of its own. */
final class Orders {
    static final String PREFIX = "machines-test";

    private Orders() {}

    /** With the resource server and these scopes, and with the pool's domain. */
    static String withScopes(String... scopes) {
        return server("orders", scopes) + domain(PREFIX);
    }

    static String server(String identifier, String... scopes) {
        return "UserPoolId: !Ref Pool\nResourceServer: {Identifier: " + identifier + ", Scopes: " + list(scopes)
                + "}\n";
    }

    static String domain(String prefix) {
        return "Domain: {Domain: " + prefix + "}\n";
    }

    private static String list(String... scopes) {
        return Stream.of(scopes)
                .map(scope -> "{ScopeName: " + scope + ", ScopeDescription: to " + scope + "}")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
