package io.github.cognitom2m.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.ledger.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planned for domains, from what is in the ledger, what is there and what is declared. */
final class DomainPlanTest {
    private static final Domain PREFIX = new Domain("machines", 1, Optional.empty());
    private static final Domain OTHER = new Domain("robots", 1, Optional.empty());
    private static final Domain CUSTOM = new Domain("auth.example.com", 1, Optional.of("certificate"));
    private static final Domain USED = new Domain("auth.example.com", 1, Optional.empty());
    private static final Part MADE_CUSTOM = Part.made(Part.Kind.DOMAIN, "auth.example.com");
    private static final Part MADE = Part.made(Part.Kind.DOMAIN, "machines");
    private static final Part ADOPTED = Part.adopted(Part.Kind.DOMAIN, "machines");
    private static final Part MAKING = Part.making(PREFIX);
    private static final List<Part> NONE = List.of();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void plans(String name, Situation situation, DomainPlan expected, List<Part> drop) {
        Plan plan = situation.plan();
        assertEquals(expected, plan.domain());
        assertEquals(drop, plan.drop());
    }

    static Stream<Arguments> plans() {
        return Stream.of(
                arguments(
                        "none is declared, the pool has one", Situation.of(), new DomainPlan.Use("of-the-pool"), NONE),
                arguments(
                        "none is declared, the pool has a custom one, which anybody may have put there",
                        poolHas("", CUSTOM.name()),
                        new DomainPlan.None(),
                        NONE),
                arguments("none is declared, the pool has none", poolHas("", ""), new DomainPlan.None(), NONE),
                arguments("the only one is dropped", owned(MADE), new DomainPlan.None(), List.of(MADE)),
                arguments(
                        "a custom one to use",
                        poolHas("", CUSTOM.name()).sees(CUSTOM).declares(USED),
                        new DomainPlan.Keep(Part.used(Part.Kind.DOMAIN, CUSTOM.name())),
                        NONE),
                arguments(
                        "an own custom one whose certificate is not declared any more stays ours",
                        Situation.of(MADE_CUSTOM)
                                .pool(named(""), named(CUSTOM.name()))
                                .sees(CUSTOM)
                                .declares(USED),
                        new DomainPlan.Keep(MADE_CUSTOM),
                        NONE),
                arguments("there is none", poolHas("", "").declares(PREFIX), new DomainPlan.Make(PREFIX, false), NONE),
                arguments(
                        "ours was deleted by hand",
                        poolHas("", "", MADE).declares(PREFIX),
                        new DomainPlan.Make(PREFIX, false),
                        NONE),
                arguments("ours is right", owned(MADE).declares(PREFIX), new DomainPlan.Keep(MADE), NONE),
                arguments(
                        "ours, whose reply was lost", owned(MAKING).declares(PREFIX), new DomainPlan.Keep(MADE), NONE),
                arguments(
                        "another login version",
                        owned(MADE).declares(new Domain("machines", 2, Optional.empty())),
                        new DomainPlan.Change(
                                MADE,
                                Found.domain(PREFIX, Situation.POOL),
                                new Domain("machines", 2, Optional.empty())),
                        NONE),
                arguments(
                        "a foreign one to adopt",
                        poolHas("machines", "").sees(PREFIX).declares(PREFIX).adoptsExisting(),
                        new DomainPlan.Keep(ADOPTED),
                        NONE),
                arguments("an adopted one", owned(ADOPTED).declares(PREFIX), new DomainPlan.Keep(ADOPTED), NONE),
                arguments(
                        "another name of the same kind",
                        owned(MADE).declares(OTHER),
                        new DomainPlan.Replace(OTHER, PREFIX, MADE),
                        NONE),
                arguments(
                        "one of the other kind: the old one is of use until the new one is there",
                        owned(MADE).declares(CUSTOM),
                        new DomainPlan.Make(CUSTOM, false),
                        List.of(MADE)),
                arguments(
                        "ours is not declared any more, and another is to be used",
                        poolHas("machines", CUSTOM.name(), MADE)
                                .sees(PREFIX)
                                .sees(CUSTOM)
                                .declares(USED),
                        new DomainPlan.Keep(Part.used(Part.Kind.DOMAIN, CUSTOM.name())),
                        List.of(MADE)),
                arguments(
                        "an adopted one is not declared any more",
                        owned(ADOPTED),
                        new DomainPlan.Use("machines"),
                        NONE),
                arguments(
                        "ours is another pool's by now",
                        Situation.of(MADE).seesInPool("us-east-1_Other", PREFIX),
                        new DomainPlan.Use("of-the-pool"),
                        NONE));
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
                        "a pool that is not there", Situation.of().withoutPool(), "UserPoolId: there is no user pool"),
                arguments(
                        "to use one that is not there",
                        poolHas("", "").declares(USED),
                        "user pool us-east-1_AbCdEf123 has no domain 'auth.example.com'; correct the name, or add"),
                arguments(
                        "to use one of another pool",
                        Situation.of().seesInPool("us-east-1_Other", CUSTOM).declares(USED),
                        "is the domain of another user pool, us-east-1_Other"),
                arguments(
                        "a foreign one",
                        poolHas("machines", "").sees(PREFIX).declares(PREFIX),
                        "which this resource did not create; leave Domain out to use it as it is"),
                arguments(
                        "one that appeared while another was being made",
                        owned(Part.making(new Domain("machines", 2, Optional.empty())))
                                .declares(PREFIX),
                        "which this resource did not create"),
                arguments(
                        "one of another pool",
                        Situation.of()
                                .seesInPool("us-east-1_Other", PREFIX)
                                .declares(PREFIX)
                                .adoptsExisting(),
                        "is the domain of another user pool, us-east-1_Other"),
                arguments(
                        "a second one of its kind",
                        Situation.of().declares(PREFIX),
                        "already has the domain 'of-the-pool', which this resource did not create"),
                arguments(
                        "to replace one that was adopted",
                        owned(ADOPTED).declares(OTHER),
                        "already has the domain 'machines', which this resource did not create"));
    }

    private static Situation owned(Part part) {
        return poolHas(part.name(), "", part).sees(PREFIX);
    }

    private static Situation poolHas(String prefix, String custom, Part... parts) {
        return Situation.of(parts).pool(named(prefix), named(custom));
    }

    private static Optional<String> named(String name) {
        return Optional.of(name).filter(text -> !text.isEmpty());
    }
}
