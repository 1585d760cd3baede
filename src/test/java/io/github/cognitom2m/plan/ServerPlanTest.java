package io.github.cognitom2m.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.ledger.Part;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planned for resource servers, from what is in the ledger, what is there and what is declared. */
final class ServerPlanTest {
    private static final Part MADE = Part.made(Part.Kind.SERVER, "orders");
    private static final Part ADOPTED = Part.adopted(Part.Kind.SERVER, "orders");
    private static final ResourceServer READ = server("read");
    private static final ResourceServer BOTH = server("read", "write");
    private static final Part MAKING_READ = Part.making(READ);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void plans(String name, Situation situation, ServerPlan expected) {
        Plan plan = situation.plan();
        assertEquals(expected, plan.server());
        assertEquals(List.of(), plan.drop());
    }

    static Stream<Arguments> plans() {
        return Stream.of(
                arguments("none is declared", Situation.of(), new ServerPlan.Undeclared()),
                arguments("a foreign one is not declared", Situation.of().sees(READ), new ServerPlan.Undeclared()),
                arguments("there is none", Situation.of().declares(READ), new ServerPlan.Make(READ)),
                arguments("ours was deleted by hand", Situation.of(MADE).declares(READ), new ServerPlan.Make(READ)),
                arguments("ours is right", Situation.of(MADE).sees(READ).declares(READ), new ServerPlan.Keep(MADE)),
                arguments(
                        "ours, whose reply was lost",
                        Situation.of(MAKING_READ).sees(READ).declares(READ),
                        new ServerPlan.Keep(MADE)),
                arguments(
                        "a scope more",
                        Situation.of(MADE).sees(READ).declares(READ).then().declares(BOTH),
                        new ServerPlan.Widen(MADE, BOTH)),
                arguments(
                        "a scope less",
                        Situation.of(MADE).sees(BOTH).declares(BOTH).then().declares(READ),
                        new ServerPlan.Narrow(MADE, READ)),
                arguments(
                        "a scope for another",
                        Situation.of(MADE).sees(READ).declares(READ).then().declares(server("write")),
                        new ServerPlan.Exchange(MADE, BOTH, server("write"))),
                arguments(
                        "another name",
                        Situation.of(MADE)
                                .sees(new ResourceServer("orders", "Old", READ.scopes()))
                                .declares(READ),
                        new ServerPlan.Widen(MADE, READ)),
                arguments(
                        "a change that shows already, because the look may be old",
                        Situation.of(MADE).sees(BOTH).declares(READ).then().declares(BOTH),
                        new ServerPlan.Widen(MADE, BOTH)),
                arguments(
                        "no change, and what shows is right",
                        Situation.of(MADE).sees(BOTH).declares(BOTH).then(),
                        new ServerPlan.Keep(MADE)),
                arguments(
                        "a foreign one to adopt",
                        Situation.of().sees(READ).declares(READ).adoptsExisting(),
                        new ServerPlan.Keep(ADOPTED)),
                arguments(
                        "a foreign one to adopt and widen",
                        Situation.of().sees(READ).declares(BOTH).adoptsExisting(),
                        new ServerPlan.Widen(ADOPTED, BOTH)),
                arguments(
                        "others' scopes stay on an adopted one",
                        Situation.of(ADOPTED)
                                .sees(server("read", "theirs"))
                                .declares(READ)
                                .then(),
                        new ServerPlan.Keep(ADOPTED)),
                arguments(
                        "only a scope that was declared before goes from an adopted one",
                        Situation.of(ADOPTED)
                                .sees(server("read", "theirs", "write"))
                                .declares(BOTH)
                                .then()
                                .declares(READ),
                        new ServerPlan.Narrow(ADOPTED, server("read", "theirs"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String name, Situation situation, String reason) {
        Failure failure = assertThrows(Failure.class, situation::plan);
        assertTrue(String.valueOf(failure.getMessage()).contains(reason), failure::getMessage);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                arguments(
                        "a foreign one",
                        Situation.of().sees(READ).declares(READ),
                        "which this resource did not create"),
                arguments(
                        "one that appeared while another was being made",
                        Situation.of(MAKING_READ).sees(BOTH).declares(READ),
                        "which this resource did not create"),
                arguments(
                        "to take others' scopes away by adopting",
                        Situation.of()
                                .sees(server("read", "theirs"))
                                .declares(READ)
                                .adoptsExisting(),
                        "would take away its scopes theirs"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void drops(String name, Situation situation, List<Part> expected) {
        assertEquals(expected, situation.plan().drop(Part.Kind.SERVER));
    }

    static Stream<Arguments> drops() {
        return Stream.of(
                arguments("what was made", Situation.of(MADE).sees(READ), List.of(MADE)),
                arguments(
                        "what another replaces", Situation.of(MADE).sees(READ).declares(named("stock")), List.of(MADE)),
                arguments(
                        "what was made when its reply was lost",
                        Situation.of(MAKING_READ).sees(READ),
                        List.of(MAKING_READ)),
                arguments(
                        "nothing that differs from what was asked for",
                        Situation.of(MAKING_READ).sees(BOTH),
                        List.of()),
                arguments("nothing that was adopted", Situation.of(ADOPTED).sees(READ), List.of()),
                arguments("nothing that is gone", Situation.of(MADE), List.of()));
    }

    private static ResourceServer server(String... scopes) {
        TreeMap<String, String> described = new TreeMap<>();
        Arrays.asList(scopes).forEach(scope -> described.put(scope, "To " + scope));
        return new ResourceServer("orders", "Orders", described);
    }

    private static ResourceServer named(String identifier) {
        return new ResourceServer(identifier, identifier, READ.scopes());
    }
}
