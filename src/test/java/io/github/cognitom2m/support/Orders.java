package io.github.cognitom2m.support;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stacks of tests declare: an API called orders, in the user pool {@code Pool} with a domain of its own. */
public final class Orders {
    public static final String PREFIX = "machines-test";

    private Orders() {}

    /** With the resource server and these scopes, and with the pool's domain. */
    public static String withScopes(String... scopes) {
        return server("orders", scopes) + domain(PREFIX);
    }

    public static String server(String identifier, String... scopes) {
        return "UserPoolId: !Ref Pool\nResourceServer: {Identifier: " + identifier + ", Scopes: " + list(scopes)
                + "}\n";
    }

    public static String domain(String prefix) {
        return "Domain: {Domain: " + prefix + "}\n";
    }

    private static String list(String... scopes) {
        return Stream.of(scopes)
                .map(scope -> "{ScopeName: " + scope + ", ScopeDescription: to " + scope + "}")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
