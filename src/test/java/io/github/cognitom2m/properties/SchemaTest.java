package io.github.cognitom2m.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema refuses what the code refuses, and nothing else. */
final class SchemaTest {
    private static final int TRIES = 3_000;
    private static final int ASCII = 128;
    private static final String CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/1f2e3d4c";
    // For these a schema has no words: it knows neither stack nor provider, and compares no two values.
    private static final List<String> ONLY_IN_CODE = List.of(
            "is not among the scopes of ResourceServer",
            "is the logical id that this resource has now",
            "is outside the names",
            "is listed more",
            "characters in a tag",
            "Secret.ReplicaRegions[0].Region: 'us-");

    private final PublishedSchema schema = PublishedSchema.load("custom-cognitom2m.schema.json");

    @Test
    void namesEveryPropertyThatIsAcceptedAndNoOther() {
        assertEquals(AcceptedProperties.paths(), schema.paths());
    }

    @ParameterizedTest
    @MethodSource("limits")
    void hasTheLimitsOfTheCode(String path, TextRule rule, String before, String after) {
        Map<?, ?> declared = Objects.requireNonNull(schema.properties().get(path));
        Map<?, ?> text = declared.get("items") instanceof Map<?, ?> items ? items : declared;
        // A pattern that wants a character says as much as a length of one.
        Object least = String.valueOf(text.get("pattern")).endsWith("+$") ? 1 : 0;
        assertEquals(rule.min(), text.containsKey("minLength") ? text.get("minLength") : least);
        assertEquals(rule.max(), text.get("maxLength"));
        Pattern pattern = Pattern.compile(text.get("pattern") instanceof String given ? given : "", Pattern.DOTALL);
        for (char c = 0; c < Character.MIN_SURROGATE; c++) {
            boolean taken = pattern.matcher(before + c + after).find();
            // Validators have no common name for letters of any language, so only the code refuses other signs there.
            if (c < ASCII || !path.startsWith("Secret.Tags")) {
                assertEquals(rule.allowed().test(c), taken, path + " with the character " + (int) c);
            } else {
                assertTrue(taken, path + " with the character " + (int) c);
            }
        }
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("ResourceServer.Identifier", Rules.RESOURCE_SERVER_IDENTIFIER),
                limit("ResourceServer.Name", Rules.RESOURCE_SERVER_NAME),
                limit("ResourceServer.Scopes.ScopeName", Rules.SCOPE_NAME),
                limit("ResourceServer.Scopes.ScopeDescription", Rules.SCOPE_DESCRIPTION),
                limit("Domain.Domain", Rules.DOMAIN),
                limit("Client.ClientName", Rules.CLIENT_NAME),
                Arguments.of("Client.AllowedOAuthScopes", Rules.OAUTH_SCOPE, "a", "/a"),
                limit("Client.ClientId", Rules.CLIENT_ID),
                limit("RenamedFrom", Rules.LOGICAL_ID),
                limit("Secret.Name", Rules.SECRET_NAME),
                limit("Secret.Description", Rules.SECRET_DESCRIPTION),
                limit("Secret.KmsKeyId", Rules.KMS_KEY_ID),
                limit("Secret.Tags.Key", Rules.TAG_KEY),
                limit("Secret.Tags.Value", Rules.TAG_VALUE),
                limit("Secret.ReplicaRegions.Region", ReplicaRegions.REGION),
                limit("Secret.ReplicaRegions.KmsKeyId", Rules.KMS_KEY_ID),
                Arguments.of("UserPoolId", UserPoolId.FORM, "a", "_a"));
    }

    private static Arguments limit(String path, TextRule rule) {
        return Arguments.of(path, rule, "a", "a");
    }

    @ParameterizedTest
    @MethodSource("io.github.cognitom2m.properties.PropertyLimitsTest#wrong")
    void refusesWhatTheCodeRefuses(String path, Object value, String problem) {
        // CloudFormation makes texts of the numbers that a template has.
        Object written = value instanceof String text && text.matches("-?[0-9]+") ? Long.valueOf(text) : value;
        List<String> found = problems(Given.properties().with(path, written));
        assertEquals(ONLY_IN_CODE.stream().noneMatch(problem::contains), !found.isEmpty(), found::toString);
    }

    @ParameterizedTest
    @MethodSource("wrongTogether")
    void refusesWhatTheCodeRefusesTogether(Given given) {
        assertThrows(InvalidProperties.class, given::parse);
        assertTrue(!problems(given).isEmpty(), "the schema takes it");
    }

    static Stream<Given> wrongTogether() {
        return Stream.of(
                Given.properties().without("UserPoolId"),
                Given.properties().without("ResourceServer"),
                Given.properties().without("ResourceServer.Scopes"),
                Given.properties().with("ResourceServer.Scopes", scopes(101)),
                Given.properties().with("Client.AllowedOAuthScopes", stockScopes(51)),
                Given.properties().with("Client.ClientId", "abc").with("AdoptExisting", "false"),
                Given.properties().with("Domain.Domain", "auth").with("Domain.CustomDomainConfig", certificate()),
                Given.properties().with("Domain.Domain", "auth.example.com").with("Domain.ManagedLoginVersion", 3),
                Given.properties().with("Domain.Domain", "auth.example.com").with("Domain.ManagedLoginVersion", 2),
                validity(299, "seconds"),
                validity(4, "minutes"),
                validity(1441, "minutes"),
                validity(2, "days"));
    }

    @ParameterizedTest
    @MethodSource("right")
    void takesWhatTheCodeTakes(Given given) {
        given.parse();
        assertEquals(List.of(), problems(given));
    }

    static Stream<Given> right() {
        return Stream.of(
                Given.properties(),
                Given.properties().without("ResourceServer").with("Client.AllowedOAuthScopes", stockScopes(50)),
                Given.properties()
                        .with("ResourceServer.Scopes", scopes(100))
                        .with("Client.AllowedOAuthScopes", List.of("orders/s1")),
                Given.properties().with("Client.ClientId", "abc").with("AdoptExisting", "True"),
                Given.properties().with("Client.ClientId", "abc").with("AdoptExisting", true),
                Given.properties()
                        .with("Domain.Domain", "auth.cognito.example.com")
                        .with("Domain.CustomDomainConfig", certificate()),
                Given.properties().with("Domain.Domain", "auth.cognito.example.com"),
                Given.properties().with("Domain.Domain", "a".repeat(63)).with("Domain.ManagedLoginVersion", "2"),
                Given.properties().with("Secret.Name", "m2m/" + "n".repeat(508)),
                Given.properties().with("Secret.Tags", List.of(Map.of("Key", "équipe 7", "Value", ""))),
                Given.properties().with("Revision", 7).with("VerifyToken", false),
                validity(300, "seconds"),
                validity(1440, "minutes"),
                validity(24, "hours"),
                validity(1, "days"));
    }

    /** But for empty texts, which the code takes for nothing, as they are what unset parameters leave behind. */
    @Test
    void refusesNothingThatTheCodeTakes() {
        StrangeProperties strange = new StrangeProperties();
        int compared = 0;
        for (int i = 0; i < TRIES; i++) {
            Given given = strange.next();
            List<String> found = problems(given);
            if (!found.isEmpty() && !hasEmptyText(given.values())) {
                assertThrows(InvalidProperties.class, given::parse, () -> found + " in " + given.values());
                compared++;
            }
        }
        assertTrue(compared > TRIES / 2, compared + " compared");
    }

    private List<String> problems(Given given) {
        Map<String, Object> properties = new LinkedHashMap<>(given.values());
        properties.put("ServiceToken", "arn:aws:lambda:us-east-1:123456789012:function:provider:live");
        return schema.problems(properties);
    }

    private static boolean hasEmptyText(Object value) {
        return value instanceof Map<?, ?> map
                ? map.values().stream().anyMatch(SchemaTest::hasEmptyText)
                : value instanceof List<?> list ? list.stream().anyMatch(SchemaTest::hasEmptyText) : value.equals("");
    }

    private static Given validity(int number, String unit) {
        return Given.properties()
                .with("Client.AccessTokenValidity", number)
                .with("Client.TokenValidityUnits", Map.of("AccessToken", unit));
    }

    private static Map<String, String> certificate() {
        return Map.of("CertificateArn", CERTIFICATE);
    }

    private static List<String> stockScopes(int number) {
        return IntStream.range(0, number).mapToObj(i -> "stock/s" + i).toList();
    }

    private static List<Map<String, String>> scopes(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Map.of("ScopeName", "s" + i, "ScopeDescription", "d"))
                .toList();
    }
}
