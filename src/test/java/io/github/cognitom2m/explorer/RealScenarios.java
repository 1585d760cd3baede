package io.github.cognitom2m.explorer;

import static io.github.cognitom2m.explorer.Scenarios.DOMAIN;
import static io.github.cognitom2m.explorer.Scenarios.attribute;
import static io.github.cognitom2m.explorer.Scenarios.deleted;
import static io.github.cognitom2m.explorer.Scenarios.resource;
import static io.github.cognitom2m.explorer.Scenarios.server;
import static io.github.cognitom2m.explorer.Scenarios.standard;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cognito.Delay;
import io.github.cognitom2m.explorer.Scenario.Trait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What real AWS has and a quick emulator would not show: background work, full limits, late events. */
final class RealScenarios {
    private static final String ORDERS = "orders";

    private RealScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(List.of(
                replicas(),
                deletionWithReplicas(),
                keyChange(),
                slowDomain(),
                remadeClient(),
                tagsFilled(),
                refusedLater(),
                late()));
        all.add(keyChange().thenSiblingFails());
        return all;
    }

    private static Scenario replicas() {
        return Scenario.updating(
                "replicas come and go",
                withSecret("1", "ReplicaRegions: [{Region: eu-west-1}, {Region: eu-north-1}]"),
                withSecret("2", "ReplicaRegions: [{Region: eu-west-1}, {Region: ap-south-1}]"));
    }

    private static Scenario deletionWithReplicas() {
        return Scenario.of(
                "delete what has replicas",
                stage -> Optional.of(stage.create("shop", withSecret("1", "ReplicaRegions: [{Region: eu-west-1}]"))),
                (stage, stack) -> deleted(stack));
    }

    private static Scenario keyChange() {
        return Scenario.updating(
                "another key and another value",
                withSecret("1", "KmsKeyId: alias/one"),
                resource("$POOL", "2", server("read", "write"), DOMAIN, "Secret: {KmsKeyId: alias/two}"));
    }

    private static Scenario slowDomain() {
        String custom = "Domain: {Domain: auth.example.com, CustomDomainConfig: {CertificateArn:"
                + " 'arn:aws:acm:us-east-1:123456789012:certificate/one'}}";
        return Scenario.of(
                "delete a domain that goes slowly",
                stage -> {
                    stage.aws
                            .cognito()
                            .delays(stage.aws
                                    .cognito()
                                    .delays()
                                    .with(Delay.CUSTOM_DOMAIN_DELETION, Duration.ofMinutes(40)));
                    return Optional.of(
                            stage.create("shop", resource("$POOL", "1", server("read"), custom, "VerifyToken: false")));
                },
                (stage, stack) -> deleted(stack),
                Trait.CHANGES_AWS);
    }

    private static Scenario remadeClient() {
        return Scenario.updating("make the client again", standard("1", "read"), standard("2", "read"))
                .after(
                        "it was deleted",
                        (stage, stack) ->
                                stage.cognito("DeleteUserPoolClient", "ClientId", attribute(stack, "ClientId")))
                .and(Trait.ROTATES);
    }

    private static Scenario tagsFilled() {
        return Scenario.updating("update a full secret", standard("1", "read"), standard("2", "read", "write"))
                .after("a person filled its tags", RealScenarios::fill);
    }

    private static void fill(Stage stage, Stack stack) {
        String arn = attribute(stack, "SecretArn");
        int used = stage.aws
                .secretsManager()
                .secret(arn)
                .orElseThrow()
                .tags()
                .orElse(Map.of())
                .size();
        stage.aws.tag(arn, IntStream.range(used, 50).boxed().collect(Collectors.toMap(i -> "by-hand-" + i, i -> "x")));
    }

    private static Scenario refusedLater() {
        return Scenario.of(
                "a client that is refused, a server that is changed by hand",
                stage -> Optional.empty(),
                (stage, none) -> {
                    Stack stack = stage.createWithoutRollback(
                            "shop",
                            resource(
                                    "$POOL",
                                    "1",
                                    server("read"),
                                    DOMAIN,
                                    "Client: {AllowedOAuthScopes: [absent/scope]}"));
                    // A process that ended before it could write what it made leaves a part in the making: whoever
                    // changes that by hand makes it look like somebody else's, as the limits in docs/operations.md say.
                    boolean isRefused = stack.events().stream()
                            .anyMatch(event -> event.reason().orElse("").contains("ScopeDoesNotExist"));
                    boolean isThere = stage.aws.cognito().servers(stage.pool).stream()
                            .anyMatch(server -> server.identifier().equals(ORDERS)
                                    && server.name().equals(ORDERS));
                    if (isRefused && isThere) {
                        stage.call(
                                "cognito-idp",
                                "UpdateResourceServer",
                                Map.of(
                                        "UserPoolId",
                                        stage.pool,
                                        "Identifier",
                                        ORDERS,
                                        "Name",
                                        "by hand",
                                        "Scopes",
                                        List.of()));
                    }
                    return deleted(Optional.of(stack));
                },
                Trait.MUST_WRITE_ITS_LEDGER);
    }

    private static Scenario late() {
        return Scenario.of(
                "an update whose event comes too late again",
                stage -> {
                    Optional<Stack> stack = Optional.of(stage.create("shop", standard("1", "read")));
                    // In time for an answer, and too late if it comes again while it is running.
                    stage.eventsWait(Duration.ofSeconds(295));
                    return stack;
                },
                (stage, stack) -> stage.update(stack.orElseThrow(), standard("2", "read", "write")),
                Trait.COMES_AGAIN_TOO_LATE,
                Trait.CHANGES_AWS);
    }

    private static String withSecret(String revision, String secret) {
        return resource("$POOL", revision, server("read"), DOMAIN, "Secret: {" + secret + "}");
    }
}
