package io.github.cognitom2m.explorer;

import io.github.cognitom2m.emulator.cloudformation.Quirks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is explored. */
final class Scenarios {
    static final String EMPTY = "Other: {Type: AWS::CloudFormation::WaitConditionHandle}\n";

    private static final String DOMAIN = "Domain: {Domain: shop-auth}";

    private Scenarios() {}

    /** A resource in the first pool, with a sibling that depends on it and changes with it. */
    static String resource(String pool, String revision, String... properties) {
        return """
                Credentials:
                  Type: Custom::CognitoM2M
                  Properties:
                    ServiceToken: $TOKEN
                    ServiceTimeout: 300
                    UserPoolId: %s
                    Revision: '%s'
                    %s
                Sibling:
                  Type: AWS::SSM::Parameter
                  DependsOn: Credentials
                  Properties: {Type: String, Value: 'v%s'}
                """
                .formatted(pool, revision, String.join("\n    ", properties), revision);
    }

    static String server(String... scopes) {
        List<String> items = new ArrayList<>();
        for (String scope : scopes) {
            items.add("{ScopeName: " + scope + ", ScopeDescription: may " + scope + "}");
        }
        return "ResourceServer: {Identifier: orders, Scopes: [" + String.join(", ", items) + "]}";
    }

    private static String standard(String revision, String... scopes) {
        return resource("$POOL", revision, server(scopes), DOMAIN);
    }

    static List<Scenario> creations() {
        return List.of(
                Scenario.creating("create server and domain", standard("1", "read", "write"), stage -> {}),
                Scenario.creating(
                        "create with a server only",
                        resource("$POOL", "1", server("read")),
                        stage -> stage.call(
                                "cognito-idp",
                                "CreateUserPoolDomain",
                                Map.of("UserPoolId", stage.pool, "Domain", "foreign-auth"))),
                Scenario.creating(
                        "create with a domain only",
                        resource("$POOL", "1", DOMAIN, "Client: {AllowedOAuthScopes: [foreign/read]}"),
                        stage -> {}),
                Scenario.creating(
                        "create with an explicit name, tags and replica",
                        resource(
                                "$POOL",
                                "1",
                                server("read"),
                                DOMAIN,
                                "Secret: {Name: m2m/mine, Tags: [{Key: a, Value: b}], ReplicaRegions: [{Region: eu-west-1}]}"),
                        stage -> {}),
                Scenario.creating(
                        "create where the server is foreign",
                        resource("$POOL", "1", "ResourceServer: {Identifier: foreign, Scopes: [{ScopeName: read, ScopeDescription: r}]}", DOMAIN),
                        stage -> {}),
                Scenario.creating(
                        "create where the domain is another pool's",
                        standard("1", "read"),
                        stage -> stage.call(
                                "cognito-idp",
                                "CreateUserPoolDomain",
                                Map.of("UserPoolId", stage.otherPool, "Domain", "shop-auth"))),
                Scenario.creating("create where the domain is another account's", standard("1", "read"), stage -> stage.aws
                        .cognito()
                        .takenElsewhere("shop-auth")),
                Scenario.creating(
                        "create where the secret name is foreign",
                        resource("$POOL", "1", server("read"), DOMAIN, "Secret: {Name: m2m/foreign}"),
                        stage -> {}),
                Scenario.creating(
                        "create adopting the server",
                        resource(
                                "$POOL",
                                "1",
                                "ResourceServer: {Identifier: foreign, Scopes: [{ScopeName: read, ScopeDescription: r}, {ScopeName: more, ScopeDescription: m}]}",
                                DOMAIN,
                                "AdoptExisting: true"),
                        stage -> {}));
    }

    static List<Scenario> updates() {
        String from = standard("1", "read", "write");
        return List.of(
                Scenario.updating("add a scope", from, standard("2", "read", "write", "admin")),
                Scenario.updating("remove a scope", from, standard("2", "read")),
                Scenario.updating("add and remove a scope", from, standard("2", "read", "admin")),
                Scenario.updating("change nothing", from, standard("2", "read", "write")),
                Scenario.updating(
                                "rename the domain",
                                from,
                                resource("$POOL", "2", server("read", "write"), "Domain: {Domain: shop-new}"))
                        .renaming(),
                Scenario.updating(
                        "another server identifier",
                        from,
                        resource(
                                "$POOL",
                                "2",
                                "ResourceServer: {Identifier: stock, Scopes: [{ScopeName: read, ScopeDescription: r}]}",
                                DOMAIN)),
                Scenario.updating(
                        "no server any more",
                        from,
                        resource("$POOL", "2", DOMAIN, "Client: {AllowedOAuthScopes: [foreign/read]}")),
                Scenario.updating(
                        "validity, name and secret",
                        from,
                        resource(
                                "$POOL",
                                "2",
                                server("read", "write"),
                                DOMAIN,
                                "Client: {ClientName: other, AccessTokenValidity: 2}",
                                "Secret: {Description: new, Tags: [{Key: a, Value: b}], ReplicaRegions: [{Region: eu-west-1}]}")));
    }

    static List<Scenario> replacements() {
        String from = standard("1", "read", "write");
        String to = resource("$POOL2", "2", server("read"), "Domain: {Domain: shop-other}");
        List<Scenario> scenarios = new ArrayList<>();
        for (boolean own : List.of(false, true)) {
            scenarios.add(Scenario.updating("replace", from, to).with(new Quirks(own, false)));
            for (boolean old : List.of(false, true)) {
                scenarios.add(
                        Scenario.updating("replace", from, to).thenSiblingFails().with(new Quirks(own, old)));
            }
        }
        return scenarios;
    }

    static List<Scenario> rollbacks() {
        List<Scenario> scenarios = new ArrayList<>();
        creations().stream().limit(2).map(Scenario::thenSiblingFails).forEach(scenarios::add);
        updates().stream().map(Scenario::thenSiblingFails).forEach(scenarios::add);
        return scenarios;
    }

    static List<Scenario> deletions() {
        return List.of(
                new Scenario(
                        "delete",
                        Quirks.USUAL,
                        false,
                        stage -> Optional.of(stage.create("shop", standard("1", "read"))),
                        (stage, stack) -> {
                            stack.orElseThrow().delete();
                            return stack.orElseThrow();
                        }),
                Scenario.updating("remove from the stack", standard("1", "read"), EMPTY),
                Scenario.joining("join a stack", standard("1", "read")),
                Scenario.joining("join a stack", standard("1", "read")).thenSiblingFails());
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(creations());
        all.addAll(updates());
        all.addAll(replacements());
        all.addAll(rollbacks());
        all.addAll(deletions());
        return all;
    }
}
