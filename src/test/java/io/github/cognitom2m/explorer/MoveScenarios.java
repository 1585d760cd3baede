package io.github.cognitom2m.explorer;

import static io.github.cognitom2m.explorer.Scenarios.DOMAIN;
import static io.github.cognitom2m.explorer.Scenarios.deleted;
import static io.github.cognitom2m.explorer.Scenarios.resource;
import static io.github.cognitom2m.explorer.Scenarios.server;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.explorer.Scenario.Trait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server and a domain that two stacks use move from one to the other, and are there all the time. */
final class MoveScenarios {
    /** The other stack. */
    static final String KEEPER = "keeper";

    private static final Duration LISTED_LATE = Duration.ofMinutes(5);
    private static final String USER = "Client: {AllowedOAuthScopes: [orders/read]}";

    private MoveScenarios() {}

    static List<Scenario> all() {
        Scenario giveAway = Scenario.of(
                        "drop what is retained",
                        stage -> {
                            Stack shop = stage.create("shop", owner("1", true));
                            stage.create(KEEPER, user("1"));
                            return Optional.of(shop);
                        },
                        (stage, shop) -> stage.update(shop.orElseThrow(), user("2")))
                .and(Trait.STAYS);
        Scenario takeOver = Scenario.of(
                        "adopt what another stack has dropped",
                        stage -> {
                            handedOver(stage);
                            return Optional.of(stage.create("shop", user("1")));
                        },
                        (stage, shop) -> stage.update(shop.orElseThrow(), adopting("2")))
                .and(Trait.STAYS);
        return List.of(
                giveAway,
                giveAway.thenSiblingFails(),
                takeOver,
                takeOver.thenSiblingFails(),
                Scenario.of(
                        "delete what was adopted for good",
                        stage -> {
                            handedOver(stage);
                            Stack shop = stage.create("shop", user("1"));
                            stage.update(shop, adopting("2"));
                            return Optional.of(stage.update(shop, adopting("3")));
                        },
                        (stage, shop) -> deleted(shop)),
                Scenario.of(
                                "delete the owner of what another stack has adopted",
                                stage -> Optional.of(adopted(stage)),
                                (stage, shop) -> deleted(shop))
                        .and(Trait.STAYS, Trait.CHANGES_AWS),
                Scenario.of(
                        "delete the owner where a listing shows a claim that is gone",
                        stage -> {
                            Stack shop = adopted(stage);
                            stage.cloudFormation.stack(KEEPER).orElseThrow().delete();
                            // Any other reading than a listing shows it by now.
                            stage.aws.time().pass(Duration.ofSeconds(10));
                            return Optional.of(shop);
                        },
                        (stage, shop) -> deleted(shop),
                        Trait.CHANGES_AWS));
    }

    /** Removes by hand what no stack owns any more. */
    static void removeByHand(Stage stage) {
        stage.cognito("DeleteResourceServer", "Identifier", "orders");
        stage.call("cognito-idp", "DeleteUserPoolDomain", Map.of("UserPoolId", stage.pool, "Domain", "shop-auth"));
    }

    private static void handedOver(Stage stage) {
        Stack keeper = stage.create(KEEPER, owner("1", true));
        stage.update(keeper, user("2"));
    }

    /** An owner, and beside it a stack that has adopted all while that was allowed, long before listings that lag. */
    private static Stack adopted(Stage stage) {
        Stack shop = stage.create("shop", owner("1", true));
        stage.create(KEEPER, resource("$POOL", "1", server("read"), DOMAIN, "AdoptExisting: true"));
        stage.update(shop, owner("2", false));
        stage.aws.time().pass(LISTED_LATE.plusMinutes(1));
        stage.aws.secretsManager().listLag(LISTED_LATE);
        return shop;
    }

    private static String user(String revision) {
        return resource("$POOL", revision, USER);
    }

    private static String adopting(String revision) {
        return owner(revision, false).replace("ResourceServer:", "AdoptExisting: true\n    ResourceServer:");
    }

    private static String owner(String revision, boolean retains) {
        String retain = "Retain: " + retains + ", ";
        return resource(
                "$POOL",
                revision,
                server("read").replace("Identifier", retain + "Identifier"),
                DOMAIN.replace("{Domain", "{" + retain + "Domain"));
    }
}
