package io.github.cognitom2m.explorer;

import io.github.cognitom2m.emulator.cloudformation.Quirks;
import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.explorer.Scenario.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What is explored. */
final class Scenarios {
    static final String EMPTY = "Other: {Type: AWS::CloudFormation::WaitConditionHandle}\n";

    static final String DOMAIN = "Domain: {Domain: shop-auth}";

    private Scenarios() {}

    /** A resource in the first pool, with a sibling that depends on it and changes with it. */
    static String resource(String pool, String revision, String... properties) {
        return """
                Credentials:
                  Type: Custom::CognitoM2M
                  Properties:
                    ServiceToken: $TOKEN
                    ServiceTimeout: 600
                    UserPoolId: %s
                    Revision: '%s'
                    %s
                Sibling:
                  Type: AWS::SSM::Parameter
                  DependsOn: Credentials
                  Properties: {Type: String, Value: 'v%s'}
                """.formatted(pool, revision, String.join("\n    ", properties), revision);
    }

    static String server(String... scopes) {
        List<String> items = new ArrayList<>();
        for (String scope : scopes) {
            items.add("{ScopeName: " + scope + ", ScopeDescription: may " + scope + "}");
        }
        return "ResourceServer: {Identifier: orders, Scopes: [" + String.join(", ", items) + "]}";
    }

    static String standard(String revision, String... scopes) {
        return resource("$POOL", revision, server(scopes), DOMAIN);
    }

    private static List<Scenario> creations() {
        return List.of(
                Scenario.creating("create server and domain", standard("1", "read", "write"), stage -> {})
                        .and(Trait.BASIC),
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
                        resource(
                                "$POOL",
                                "1",
                                "ResourceServer: {Identifier: foreign, Scopes: [{ScopeName: read, ScopeDescription: r}]}",
                                DOMAIN),
                        stage -> {}),
                Scenario.creating(
                        "create where the domain is another pool's",
                        standard("1", "read"),
                        stage -> stage.call(
                                "cognito-idp",
                                "CreateUserPoolDomain",
                                Map.of("UserPoolId", stage.otherPool, "Domain", "shop-auth"))),
                Scenario.creating(
                        "create where the domain is another account's",
                        standard("1", "read"),
                        stage -> stage.aws.cognito().takenElsewhere("shop-auth")),
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

    private static List<Scenario> updates() {
        String from = standard("1", "read", "write");
        return List.of(
                Scenario.updating("add a scope", from, standard("2", "read", "write", "admin"))
                        .and(Trait.BASIC),
                Scenario.updating("remove a scope", from, standard("2", "read")),
                Scenario.updating("add and remove a scope", from, standard("2", "read", "admin")),
                Scenario.updating("change nothing", from, standard("2", "read", "write")),
                Scenario.updating(
                                "rename the domain",
                                from,
                                resource("$POOL", "2", server("read", "write"), "Domain: {Domain: shop-new}"))
                        .and(Trait.RENAMES_DOMAIN),
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

    private static List<Scenario> replacements() {
        String from = standard("1", "read", "write");
        String to = resource("$POOL2", "2", server("read"), "Domain: {Domain: shop-other}");
        Scenario replace = Scenario.updating("replace", from, to);
        // Which Delete carries which properties, and which id an Update has, are independent of each other.
        return List.of(
                replace.with(new Quirks(false, false)).and(Trait.BASIC),
                replace.with(new Quirks(true, false)),
                replace.thenSiblingFails().with(new Quirks(false, false)),
                replace.thenSiblingFails().with(new Quirks(true, true)));
    }

    private static List<Scenario> rollbacks() {
        List<Scenario> scenarios = new ArrayList<>();
        creations().stream().limit(2).map(Scenario::thenSiblingFails).forEach(scenarios::add);
        updates().stream().map(Scenario::thenSiblingFails).forEach(scenarios::add);
        return scenarios;
    }

    static Stack deleted(Optional<Stack> stack) {
        stack.orElseThrow().delete();
        return stack.orElseThrow();
    }

    private static Scenario deletion() {
        return Scenario.of(
                "delete",
                stage -> Optional.of(stage.create("shop", standard("1", "read"))),
                (stage, stack) -> deleted(stack),
                Trait.BASIC);
    }

    private static List<Scenario> deletions() {
        String retained = standard("1", "read")
                .replace("Properties:\n    ServiceToken", "DeletionPolicy: Retain\n  Properties:\n    ServiceToken");
        return List.of(
                deletion(),
                Scenario.updating("remove from the stack", standard("1", "read"), EMPTY),
                Scenario.updating("join a stack", EMPTY, standard("1", "read")),
                Scenario.updating("join a stack", EMPTY, standard("1", "read")).thenSiblingFails(),
                Scenario.creating("create and delete", standard("1", "read"), stage -> {})
                        .thenDeleted(),
                Scenario.of(
                        "take over what was retained",
                        stage -> {
                            stage.create("shop", retained).delete();
                            return Optional.empty();
                        },
                        (stage, none) -> stage.create(
                                "shop", resource("$POOL", "2", server("read"), DOMAIN, "AdoptExisting: true")),
                        Trait.MAY_STICK),
                Scenario.of(
                        "create without rollback, then delete",
                        stage -> Optional.empty(),
                        (stage, none) ->
                                deleted(Optional.of(stage.createWithoutRollback("shop", standard("1", "read"))))),
                Scenario.creating(
                        "create two on one pool",
                        standard("1", "read")
                                + resource("$POOL", "1", "Client: {AllowedOAuthScopes: [foreign/read]}")
                                        .replace("Credentials", "More")
                                        .replace("Sibling:", "Further:")
                                        .replace(
                                                "Type: Custom::CognitoM2M\n",
                                                "Type: Custom::CognitoM2M\n  DependsOn: Credentials\n"),
                        stage -> {}));
    }

    /** Hands that did what only the product should. */
    private static List<Scenario> byHand() {
        List<Scenario> scenarios = new ArrayList<>();
        Scenario update = Scenario.updating("add a scope", standard("1", "read"), standard("2", "read", "more"));
        for (Scenario scenario : List.of(update, deletion())) {
            scenarios.add(scenario.after(
                    "the client was deleted",
                    (stage, stack) -> stage.cognito("DeleteUserPoolClient", "ClientId", attribute(stack, "ClientId"))));
            scenarios.add(scenario.after(
                    "the server was deleted",
                    (stage, stack) -> stage.cognito("DeleteResourceServer", "Identifier", "orders")));
            scenarios.add(scenario.after(
                    "the domain was deleted",
                    (stage, stack) -> stage.cognito("DeleteUserPoolDomain", "Domain", "shop-auth")));
            scenarios.add(scenario.after(
                            "our tags were removed",
                            (stage, stack) -> stage.call(
                                    "secretsmanager",
                                    "UntagResource",
                                    Map.of(
                                            "SecretId",
                                            attribute(stack, "SecretArn"),
                                            "TagKeys",
                                            List.of("cognito-m2m:format"))))
                    .and(Trait.MAY_STICK));
            scenarios.add(scenario.after(
                            "the secret was deleted",
                            (stage, stack) -> stage.call(
                                    "secretsmanager",
                                    "DeleteSecret",
                                    Map.of(
                                            "SecretId",
                                            attribute(stack, "SecretArn"),
                                            "ForceDeleteWithoutRecovery",
                                            true)))
                    .and(Trait.MAY_STICK));
        }
        return scenarios;
    }

    static String arn(Stack stack) {
        return stack.resource("Credentials").physicalId();
    }

    private static Scenario rotation(String name, BiConsumer<Stage, Stack> before) {
        return Scenario.of(
                name,
                stage -> {
                    Stack stack = stage.create("shop", standard("1", "read"));
                    before.accept(stage, stack);
                    return Optional.of(stack);
                },
                (stage, stack) -> {
                    stage.rotate(arn(stack.orElseThrow()));
                    return stack.orElseThrow();
                },
                Trait.ROTATES);
    }

    private static List<Scenario> rotations() {
        BiConsumer<Stage, Stack> rotates = (stage, stack) -> stage.rotate(arn(stack));
        Scenario update = Scenario.updating("add a scope", standard("1", "read"), standard("2", "read", "more"))
                .meanwhile("the secret is rotated", rotates)
                .and(Trait.ROTATES);
        return List.of(
                rotation("rotate", (stage, stack) -> {})
                        .meanwhile(
                                "a scope is added",
                                (stage, stack) -> stage.update(stack, standard("2", "read", "more")))
                        .and(Trait.BASIC),
                rotation("rotate again", rotates).meanwhile("the stack is deleted", (stage, stack) -> stack.delete()),
                rotation(
                        "rotate beside a secret that hands have added",
                        (stage, stack) ->
                                stage.cognito("AddUserPoolClientSecret", "ClientId", attribute(stack, "ClientId"))),
                rotation("rotate on from where a rotation broke off", (stage, stack) -> {
                    stage.askForRotation(arn(stack));
                    stage.outage(() -> stage.aws.secretsManager().runDueRotations());
                }),
                update,
                update.thenSiblingFails(),
                deletion().meanwhile("the secret is rotated", rotates).and(Trait.ROTATES));
    }

    static String attribute(Stack stack, String name) {
        return String.valueOf(stack.resource("Credentials").attributes().get(name));
    }

    /** Those of which pairs of faults are explored. */
    static List<Scenario> plain() {
        return List.of(creations().getFirst(), deletion(), rotations().getFirst());
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(creations());
        all.addAll(updates());
        all.addAll(replacements());
        all.addAll(rollbacks());
        all.addAll(deletions());
        all.addAll(rotations());
        all.addAll(byHand());
        all.addAll(RealScenarios.all());
        all.addAll(DomainScenarios.all());
        all.addAll(HostileScenarios.all());
        all.addAll(RenameScenarios.all());
        all.addAll(GraceScenarios.all());
        all.addAll(MoveScenarios.all());
        return all;
    }
}
