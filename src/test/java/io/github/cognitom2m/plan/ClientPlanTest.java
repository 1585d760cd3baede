package io.github.cognitom2m.plan;

import static io.github.cognitom2m.plan.Situation.CLIENT;
import static io.github.cognitom2m.plan.Situation.DECLARED_CLIENT;
import static io.github.cognitom2m.plan.Situation.MADE_CLIENT;
import static io.github.cognitom2m.plan.Situation.SUFFIX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.AppClient;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ClientProperties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;

/** What is planned for the app client, from what is in the ledger, what is there and what is declared. */
final class ClientPlanTest {
    private static final String NAME = "shop-orders-" + SUFFIX;
    private static final FoundClient OURS = Found.client(NAME, c -> {});
    private static final FoundClient EARLIER =
            Found.client(NAME, c -> c.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH));
    private static final FoundClient THEIRS = Found.client("batch", c -> {});
    private static final FoundClient ENDPOINT_ONLY =
            Found.client("batch", c -> c.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH));
    private static final Part ADOPTED = Part.adopted(Part.Kind.CLIENT, CLIENT);
    private static final ClientProperties WIDER = declared(Optional.empty(), "orders/read", "orders/write");
    private static final ClientProperties ADOPTING = declared(Optional.of(CLIENT), "orders/read");

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void plans(String name, Situation situation, ClientPlan expected) {
        assertEquals(expected, situation.plan().client());
    }

    static Stream<Arguments> plans() {
        return Stream.of(
                arguments(
                        "none was made yet",
                        Situation.withParts().seesClient(Optional.empty()),
                        new ClientPlan.Make(client("shop-orders", "orders/read"))),
                arguments(
                        "none was made, and the value names one",
                        Situation.withParts(),
                        new ClientPlan.Make(client("shop-orders", "orders/read"))),
                arguments(
                        "ours was deleted by hand",
                        Situation.of().seesClient(Optional.empty()),
                        new ClientPlan.Make(client("shop-orders", "orders/read"))),
                arguments(
                        "ours is not the one whose secret the value holds",
                        Situation.of().valueOf("2example"),
                        new ClientPlan.Make(client("shop-orders", "orders/read"))),
                arguments("ours is right", Situation.of(), new ClientPlan.Keep(OURS, MADE_CLIENT)),
                arguments(
                        "another scope",
                        Situation.of().declares(WIDER),
                        new ClientPlan.Change(OURS, MADE_CLIENT, client(NAME, "orders/read", "orders/write"))),
                arguments(
                        "a change that shows already, because the look may be old",
                        Situation.of().declares(WIDER).then().declares(DECLARED_CLIENT),
                        new ClientPlan.Change(OURS, MADE_CLIENT, client(NAME, "orders/read"))),
                arguments(
                        "no change, and what shows is right",
                        Situation.of().then(),
                        new ClientPlan.Keep(OURS, MADE_CLIENT)),
                arguments(
                        "one to adopt",
                        Situation.withParts().seesClient(Optional.of(THEIRS)).declares(ADOPTING),
                        new ClientPlan.Keep(THEIRS, ADOPTED)),
                arguments(
                        "one to adopt and to change, which keeps its name",
                        Situation.withParts()
                                .seesClient(Optional.of(THEIRS))
                                .declares(declared(Optional.of(CLIENT), "orders/read", "orders/write")),
                        new ClientPlan.Change(THEIRS, ADOPTED, client("batch", "orders/read", "orders/write"))),
                arguments(
                        "one to adopt that a domain is enough for, which keeps its flows",
                        Situation.withParts()
                                .seesClient(Optional.of(ENDPOINT_ONLY))
                                .declares(ADOPTING),
                        new ClientPlan.Keep(ENDPOINT_ONLY, ADOPTED)),
                arguments(
                        "ours as an earlier version made it",
                        Situation.of().seesClient(Optional.of(EARLIER)),
                        new ClientPlan.Change(EARLIER, MADE_CLIENT, client(NAME, "orders/read"))),
                arguments(
                        "an adopted one, whatever the value holds",
                        Situation.withParts(ADOPTED)
                                .seesClient(Optional.of(THEIRS))
                                .declares(ADOPTING)
                                .valueOf("2example"),
                        new ClientPlan.Keep(THEIRS, ADOPTED)),
                arguments(
                        "an adopted one that is not named any more",
                        Situation.withParts(ADOPTED).seesClient(Optional.of(THEIRS)),
                        new ClientPlan.Keep(THEIRS, ADOPTED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String name, Situation situation, String reason) {
        Failure failure = assertThrows(Failure.class, situation::plan);
        assertTrue(String.valueOf(failure.getMessage()).contains(reason), failure::getMessage);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                arguments("to adopt beside its own", Situation.of().declares(ADOPTING), "has created its own client"),
                arguments(
                        "to adopt another than it has adopted",
                        Situation.withParts(ADOPTED).declares(declared(Optional.of("2example"), "orders/read")),
                        "has adopted the client " + CLIENT),
                arguments(
                        "to go on without the one that it adopted",
                        Situation.withParts(ADOPTED)
                                .seesClient(Optional.empty())
                                .declares(ADOPTING),
                        "the adopted client '" + CLIENT + "' no longer exists"),
                arguments("to adopt what is not there", adopting(Optional.empty()), "has no client '" + CLIENT + "'"),
                arguments(
                        "to adopt what gets no token",
                        adopting(Optional.of(Found.client(
                                "app",
                                c -> c.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH)
                                        .allowedOAuthFlowsUserPoolClient(false)))),
                        "gets no token: it needs either"),
                arguments(
                        "to adopt what needs a domain where there is none",
                        adopting(Optional.of(ENDPOINT_ONLY)).pool(Optional.empty(), Optional.of("auth.example.com")),
                        "gets no token: it needs either"),
                arguments(
                        "to leave an adopted client without the domain that it needs",
                        Situation.withParts(ADOPTED)
                                .seesClient(Optional.of(ENDPOINT_ONLY))
                                .pool(Optional.empty(), Optional.empty())
                                .declares(ADOPTING),
                        "gets no token: it needs either"),
                arguments(
                        "to adopt what users sign in with",
                        adopting(Optional.of(Found.client(
                                "app", c -> c.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH)))),
                        "lets users sign in"),
                arguments(
                        "to take scopes away by adopting",
                        adopting(Optional.of(
                                Found.client("app", c -> c.allowedOAuthScopes("orders/read", "stock/read")))),
                        "would lose scopes that are not in Client.AllowedOAuthScopes: stock/read"),
                arguments(
                        "to adopt what has no secret that can be read",
                        adopting(Optional.of(Found.client("app", c -> c.clientSecret(null))))
                                .valueOf("another"),
                        "has no secret that Cognito still shows"),
                arguments(
                        "to adopt what is being rotated by others",
                        adopting(Optional.of(THEIRS)).valueOf("another").seesClientSecrets(2),
                        "has a second secret"));
    }

    @Test
    void aNewGenerationNeedsNoArnToPlan() {
        Plan plan = Situation.of().seesClient(Optional.empty()).planOfNew();
        assertEquals(new ClientPlan.Make(client("shop-orders", "orders/read")), plan.client());
        assertEquals(List.of(), plan.drop());
    }

    private static Situation adopting(Optional<FoundClient> found) {
        return Situation.withParts().seesClient(found).declares(ADOPTING);
    }

    private static ClientProperties declared(Optional<String> adopt, String... scopes) {
        return new ClientProperties(
                "shop-orders", new TreeSet<>(List.of(scopes)), adopt, Optional.empty(), Optional.empty());
    }

    private static AppClient client(String name, String... scopes) {
        return new AppClient(name, new TreeSet<>(List.of(scopes)), Duration.ofHours(1), true);
    }
}
