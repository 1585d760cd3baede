package io.github.cognitom2m.properties;

import io.github.cognitom2m.cognito.ResourceServer;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Settles which scopes a client gets: those it names, or else every scope of its resource server. */
final class ClientScopes {
    private static final String NAME = "AllowedOAuthScopes";
    private static final int MOST = 50;
    private static final List<String> FOR_USERS =
            List.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin");

    private ClientScopes() {}

    static NavigableSet<String> parse(Properties client, Optional<ResourceServer> server) {
        NavigableSet<String> scopes = new TreeSet<>();
        if (client.has(NAME)) {
            scopes.addAll(client.strings(NAME));
            scopes.forEach(scope -> check(client, scope, server));
            if (scopes.isEmpty()) {
                client.wrong(NAME, "names no scope", "name at least one, or leave it out to get all of ResourceServer");
            }
        } else {
            server.map(ResourceServer::qualifiedScopes).ifPresent(scopes::addAll);
            // Their characters are checked with the server's own properties; only together may they be too long.
            scopes.stream()
                    .filter(scope -> scope.length() > Rules.OAUTH_SCOPE.max())
                    .forEach(scope -> client.wrong(
                            NAME,
                            Quoted.of(scope) + " has " + scope.length()
                                    + " characters, and a client's scope has at most " + Rules.OAUTH_SCOPE.max(),
                            "shorten ResourceServer.Identifier or the scope's name"));
            if (scopes.isEmpty()) {
                client.missing(
                        NAME, "name at least one scope as <identifier>/<scope name>, or add ResourceServer.Scopes");
            }
        }
        if (scopes.size() > MOST) {
            client.wrong(NAME, "would be " + scopes.size() + " scopes", "name at most " + MOST);
        }
        return scopes;
    }

    private static void check(Properties client, String scope, Optional<ResourceServer> server) {
        if (FOR_USERS.contains(scope)) {
            client.wrong(NAME, Quoted.of(scope) + " is for users who sign in", "use scopes of resource servers only");
            return;
        }
        int slash = scope.lastIndexOf('/');
        if (slash <= 0 || slash == scope.length() - 1) {
            client.wrong(
                    NAME, Quoted.of(scope) + " is not a resource server's scope", "write <identifier>/<scope name>");
            return;
        }
        Optional<TextRule.Violation> violation = Rules.OAUTH_SCOPE.violation(scope);
        if (violation.isPresent()) {
            client.wrong(NAME, violation.get().what(), violation.get().fix());
            return;
        }
        boolean undeclared = server.filter(own -> own.identifier().equals(scope.substring(0, slash)))
                .filter(own -> !own.qualifiedScopes().contains(scope))
                .isPresent();
        if (undeclared) {
            client.wrong(
                    NAME,
                    Quoted.of(scope) + " is not among the scopes of ResourceServer",
                    "add it to ResourceServer.Scopes, or leave it out");
        }
    }
}
