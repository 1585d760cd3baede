package io.github.cognitom2m.explorer;

import static io.github.cognitom2m.explorer.Scenarios.attribute;
import static io.github.cognitom2m.explorer.Scenarios.deleted;
import static io.github.cognitom2m.explorer.Scenarios.resource;
import static io.github.cognitom2m.explorer.Scenarios.server;
import static io.github.cognitom2m.explorer.Scenarios.standard;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.explorer.Scenario.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody in the account who may create and tag secrets under the prefix forges ledgers at each step. */
final class HostileScenarios {
    /** The stack whose parts are to stay as they are. */
    static final String NEIGHBOR = "neighbor";

    static final String FORGED = "m2m/forged";
    static final String THEIRS = "theirs";

    private static final String FOREVER = "2099-01-01T00:00:00Z 2099-01-01T00:00:00Z Delete forged";

    private HostileScenarios() {}

    static List<Scenario> all() {
        Scenario creation = Scenario.joining("join a stack beside a neighbor", standard("1", "read"));
        Scenario update = Scenario.updating(
                "add a scope beside a neighbor", standard("1", "read"), standard("2", "read", "more"));
        Scenario deletion = Scenario.of(
                "delete beside a neighbor",
                stage -> Optional.of(stage.create("shop", standard("1", "read"))),
                (stage, stack) -> deleted(stack));
        return List.of(
                forgesOwnLedger(creation),
                forgesOwnLedger(update),
                forgesOwnLedger(deletion),
                claimsPartsOf(update),
                claimsPartsOf(deletion),
                rotationOfAForgedSecret());
    }

    /** The stack's own ledger says that the neighbor's parts are its own, so that they go or change with it. */
    private static Scenario forgesOwnLedger(Scenario scenario) {
        return beside(scenario)
                .meanwhile("its ledger is forged", (stage, stack) -> {
                    Optional<Secret> secret = ledgerOf(stage, "m2m/shop/");
                    String arn = secret.map(Secret::arn).orElseGet(() -> unfinished(stage, stack));
                    tag(
                            stage,
                            arn,
                            Map.of(
                                    slot(stage, arn, "resource-server"),
                                    "made " + THEIRS,
                                    slot(stage, arn, "client"),
                                    "made " + attribute(neighbor(stage), "ClientId"),
                                    "run-forged",
                                    FOREVER));
                })
                .and(Trait.ONLY_MEANWHILE);
    }

    /** Another ledger says that the stack's parts are its own: they may stay, and nothing fails for it. */
    private static Scenario claimsPartsOf(Scenario scenario) {
        return beside(scenario)
                .meanwhile(
                        "another ledger claims its parts",
                        (stage, stack) -> tag(
                                stage,
                                ledgerOf(stage, FORGED)
                                        .map(Secret::arn)
                                        .orElseGet(() -> created(stage, FORGED, "not credentials")),
                                Map.of(
                                        "pool",
                                        stage.pool,
                                        "resource-server",
                                        "made orders",
                                        "domain",
                                        "made shop-auth",
                                        "client",
                                        "adopted " + attribute(stack, "ClientId"))))
                .and(Trait.ONLY_MEANWHILE, Trait.CONTESTED);
    }

    /** A secret that says that the neighbor's client is its own is rotated, under every fault. */
    private static Scenario rotationOfAForgedSecret() {
        return beside(Scenario.of(
                "rotate a forged secret",
                stage -> {
                    // Further attempts would only repeat the first one.
                    stage.aws.secretsManager().rotationAttempts(1);
                    Stack shop = stage.create("shop", standard("1", "read"));
                    String client = attribute(neighbor(stage), "ClientId");
                    tag(
                            stage,
                            created(
                                    stage,
                                    FORGED,
                                    "{\"client_id\": \"" + client + "\", \"client_secret\": \"" + "guessed".repeat(5)
                                            + "\", \"scope\": \"s\", \"issuer\": \"i\", \"jwks_uri\": \"j\"}"),
                            ledger(stage, shop, "client", "made " + client));
                    return Optional.of(shop);
                },
                (stage, stack) -> {
                    stage.rotate(ledgerOf(stage, FORGED).orElseThrow().arn());
                    return stack.orElseThrow();
                },
                Trait.CHANGES_AWS));
    }

    private static Scenario beside(Scenario scenario) {
        return scenario.before(stage -> stage.create(
                NEIGHBOR,
                resource(
                        "$POOL",
                        "1",
                        server("read").replace("Identifier: orders", "Identifier: " + THEIRS),
                        "VerifyToken: false")));
    }

    private static Stack neighbor(Stage stage) {
        return stage.cloudFormation.stack(NEIGHBOR).orElseThrow();
    }

    private static Optional<Secret> ledgerOf(Stage stage, String name) {
        return stage.aws.secretsManager().secrets().stream()
                .filter(secret -> secret.name().startsWith(name))
                .filter(secret -> secret.deletedAt().isEmpty())
                .findFirst();
    }

    /** A claim that looks as if the stack had never finished it. */
    private static String unfinished(Stage stage, Stack stack) {
        String name = "m2m/shop/Credentials/" + stage.pool;
        boolean isTaken = stage.aws.secretsManager().secret(name).isPresent();
        String arn = created(stage, isTaken ? FORGED : name, "");
        tag(stage, arn, ledger(stage, stack, "domain", "made none-of-these"));
        return arn;
    }

    private static Map<String, String> ledger(Stage stage, Stack stack, String part, String text) {
        return Map.of(
                "format",
                "1",
                "stack",
                stack.id(),
                "resource",
                "Credentials",
                "pool",
                stage.pool,
                "request",
                "forged",
                "claim",
                "forged",
                part,
                text);
    }

    /** A tag of a kind of part that does not take the place of what is there. */
    private static String slot(Stage stage, String arn, String kind) {
        Map<String, String> tags =
                stage.aws.secretsManager().secret(arn).flatMap(Secret::tags).orElse(Map.of());
        return tags.containsKey("cognito-m2m:" + kind) ? kind + "-2" : kind;
    }

    private static String created(Stage stage, String name, String value) {
        Map<String, Object> input = new HashMap<>(Map.of("Name", name, "ClientRequestToken", "f".repeat(32)));
        if (!value.isEmpty()) {
            input.put("SecretString", value);
        }
        return String.valueOf(
                stage.call("secretsmanager", "CreateSecret", input).get("ARN"));
    }

    private static void tag(Stage stage, String arn, Map<String, String> ledger) {
        stage.aws.tag(
                arn,
                ledger.entrySet().stream()
                        .collect(Collectors.toMap(tag -> "cognito-m2m:" + tag.getKey(), Map.Entry::getValue)));
    }
}
