package io.github.cognitom2m.plan;

import static io.github.cognitom2m.plan.Situation.DECLARED_SECRET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cognitom2m.properties.SecretProperties;
import io.github.cognitom2m.secret.FoundSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planned for the secret itself, from what is there, what is declared and what was declared before. */
final class SecretPlanTest {
    private static final Map<String, Optional<String>> NO_REPLICAS = Map.of();
    private static final SecretPlan NOTHING = plan(Map.of(), List.of(), NO_REPLICAS, Set.of());
    private static final SecretPlan DESCRIBE = new SecretPlan(true, Map.of(), List.of(), Map.of(), Set.of(), Set.of());
    private static final Map<String, Optional<String>> IRELAND = Map.of("eu-west-1", Optional.empty());
    private static final Map<String, Optional<String>> IRELAND_KEY = Map.of("eu-west-1", Optional.of("key"));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void plans(String name, FoundSecret found, SecretProperties before, SecretProperties wanted, SecretPlan expected) {
        Plan plan = Situation.of()
                .secretIs(found)
                .declares(before)
                .then()
                .declares(wanted)
                .plan();
        assertEquals(expected, plan.secret());
        assertEquals(expected.equals(NOTHING), plan.changesNothing());
    }

    static Stream<Arguments> plans() {
        FoundSecret bare = Found.secret(Map.of(), Set.of());
        FoundSecret replicated = Found.secret(Map.of(), Set.of("eu-west-1"));
        FoundSecret tagged = Found.secret(Map.of("team", "orders", "theirs", "stays"), Set.of());
        return Stream.of(
                arguments("nothing", bare, DECLARED_SECRET, DECLARED_SECRET, NOTHING),
                arguments("another description", bare, DECLARED_SECRET, described("new"), DESCRIBE),
                arguments("a key", bare, DECLARED_SECRET, key("alias/m2m"), DESCRIBE),
                arguments("no key any more", underKey(), key("alias/m2m"), DECLARED_SECRET, DESCRIBE),
                arguments("another key", underKey(), key("alias/m2m"), key("alias/other"), DESCRIBE),
                arguments("a key that shows in another form", underKey(), key("alias/m2m"), key("alias/m2m"), NOTHING),
                arguments(
                        "a tag",
                        bare,
                        DECLARED_SECRET,
                        tags(Map.of("team", "orders")),
                        plan(Map.of("team", "orders"), List.of(), NO_REPLICAS, Set.of())),
                arguments(
                        "another value of a tag",
                        tagged,
                        tags(Map.of("team", "orders")),
                        tags(Map.of("team", "stock")),
                        plan(Map.of("team", "stock"), List.of(), NO_REPLICAS, Set.of())),
                arguments(
                        "no tag any more; others' stay",
                        tagged,
                        tags(Map.of("team", "orders")),
                        DECLARED_SECRET,
                        plan(Map.of(), List.of("team"), NO_REPLICAS, Set.of())),
                arguments("tags that are there", tagged, DECLARED_SECRET, tags(Map.of("team", "orders")), NOTHING),
                arguments(
                        "a replica",
                        bare,
                        DECLARED_SECRET,
                        replicas(IRELAND),
                        plan(Map.of(), List.of(), IRELAND, Set.of())),
                arguments("a replica that is there", replicated, replicas(IRELAND), replicas(IRELAND), NOTHING),
                arguments(
                        "no replica any more",
                        replicated,
                        replicas(IRELAND),
                        DECLARED_SECRET,
                        plan(Map.of(), List.of(), NO_REPLICAS, Set.of("eu-west-1"))),
                arguments("a replica that others made", replicated, DECLARED_SECRET, DECLARED_SECRET, NOTHING),
                arguments(
                        "another key of a replica, which cannot change",
                        replicated,
                        replicas(IRELAND),
                        replicas(IRELAND_KEY),
                        plan(Map.of(), List.of(), IRELAND_KEY, Set.of("eu-west-1"))));
    }

    @Test
    void aNewSecretIsClaimedWithAllButItsReplicas() {
        Plan plan = Situation.of()
                .seesClient(Optional.empty())
                .declares(new SecretProperties(
                        "m2m/shop", true, "new", Optional.of("key"), Map.of("team", "orders"), IRELAND))
                .planOfNew();
        assertEquals(plan(Map.of(), List.of(), IRELAND, Set.of()), plan.secret());
    }

    private static SecretPlan plan(
            Map<String, String> tag, List<String> untag, Map<String, Optional<String>> replicate, Set<String> remove) {
        return new SecretPlan(false, tag, untag, replicate, Set.of(), remove);
    }

    private static FoundSecret underKey() {
        FoundSecret found = Found.secret(Map.of(), Set.of());
        return new FoundSecret(
                found.arn(),
                found.name(),
                found.description(),
                Optional.of("arn:aws:kms:us-east-1:123456789012:key/1"),
                found.tags(),
                found.labels(),
                false,
                found.replicas());
    }

    private static SecretProperties described(String description) {
        return new SecretProperties("m2m/shop", false, description, Optional.empty(), Map.of(), Map.of());
    }

    private static SecretProperties key(String key) {
        return new SecretProperties("m2m/shop", false, "of shop", Optional.of(key), Map.of(), Map.of());
    }

    private static SecretProperties tags(Map<String, String> tags) {
        return new SecretProperties("m2m/shop", false, "of shop", Optional.empty(), tags, Map.of());
    }

    private static SecretProperties replicas(Map<String, Optional<String>> regions) {
        return new SecretProperties("m2m/shop", false, "of shop", Optional.empty(), Map.of(), regions);
    }
}
