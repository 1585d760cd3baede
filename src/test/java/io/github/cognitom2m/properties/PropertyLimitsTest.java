package io.github.cognitom2m.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.cloudformation.StackId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit that AWS sets, seen from both sides. */
final class PropertyLimitsTest {
    private static final String CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/1f2e3d4c";
    private static final String DOMAIN = "Domain.Domain";

    @ParameterizedTest
    @MethodSource("wrong")
    void namesTheWrongProperty(String path, Object value, String problem) {
        List<String> problems = Given.properties().with(path, value).problems();
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().startsWith(problem), problems.getFirst());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("UserPoolId", "us-east-1", "UserPoolId: 'us-east-1' is not the id of a user pool"),
                Arguments.of("UserPoolId", "us-east-1_", "UserPoolId: 'us-east-1_' is not the id of a user pool"),
                Arguments.of("UserPoolId", "us-east-1_a-b", "UserPoolId: 'us-east-1_a-b' is not the id of a user pool"),
                Arguments.of("UserPoolId", "us-east-1_" + "a".repeat(46), "UserPoolId: has 56 characters"),
                Arguments.of(
                        "ResourceServer.Identifier",
                        "https://example.com/" + "~".repeat(80),
                        "ResourceServer.Identifier: takes 260 characters in a tag, where all but letters, digits and"
                                + " _.:/+-@ count three times; shorten it to 232."),
                Arguments.of(
                        "ResourceServer.Identifier",
                        "i".repeat(233),
                        "ResourceServer.Identifier: has 233 characters; use 1 to 232."),
                Arguments.of("ResourceServer.Identifier", "a b", "ResourceServer.Identifier: 'a b' contains ' '"),
                Arguments.of("ResourceServer.Identifier", "é", "ResourceServer.Identifier: 'é' contains 'é'"),
                Arguments.of("ResourceServer.Name", "a/b", "ResourceServer.Name: 'a/b' contains '/'"),
                Arguments.of("ResourceServer.Name", "n".repeat(257), "ResourceServer.Name: has 257 characters"),
                Arguments.of("ResourceServer.Scope", "x", "ResourceServer.Scope: is not known here; perhaps Scopes"),
                Arguments.of("ResourceServer.Scopes", scope("a/b", "d"), "ResourceServer.Scopes[0].ScopeName: 'a/b'"),
                Arguments.of(
                        "ResourceServer.Scopes", scope("a", ""), "ResourceServer.Scopes[0].ScopeDescription: is miss"),
                Arguments.of(
                        "ResourceServer.Scopes",
                        scope("a", "d".repeat(257)),
                        "ResourceServer.Scopes[0].ScopeDescription: has 257"),
                Arguments.of("Client.ClientName", "a/b", "Client.ClientName: 'a/b' contains '/'"),
                Arguments.of(
                        "Client.ClientName", "n".repeat(122), "Client.ClientName: has 122 characters; use 1 to 121"),
                Arguments.of("Client.AllowedOAuthScopes", List.of(), "Client.AllowedOAuthScopes: names no scope"),
                Arguments.of(
                        "Client.AllowedOAuthScopes", List.of("openid"), "Client.AllowedOAuthScopes: 'openid' is for"),
                Arguments.of(
                        "Client.AllowedOAuthScopes", List.of("read"), "Client.AllowedOAuthScopes: 'read' is not a"),
                Arguments.of(
                        "Client.AllowedOAuthScopes", List.of("orders/"), "Client.AllowedOAuthScopes: 'orders/' is not"),
                Arguments.of(
                        "Client.AllowedOAuthScopes",
                        List.of("orders/delete"),
                        "Client.AllowedOAuthScopes: 'orders/delete' is not among the scopes of ResourceServer"),
                Arguments.of(
                        "Client.AllowedOAuthScopes", List.of("a b/c"), "Client.AllowedOAuthScopes: 'a b/c' contains"),
                Arguments.of(
                        "ResourceServer.SharedWith",
                        List.of("a*b"),
                        "ResourceServer.SharedWith: 'a*b' has an asterisk"),
                Arguments.of(
                        "ResourceServer.SharedWith", List.of("a_b"), "ResourceServer.SharedWith: 'a_b' contains '_'"),
                Arguments.of("ResourceServer.SharedWith", List.of(), "ResourceServer.SharedWith: names no stack"),
                Arguments.of(
                        "ResourceServer.SharedWith",
                        List.of("a", "b", "c", "d", "e"),
                        "ResourceServer.SharedWith: has 5 items; use at most 4"),
                Arguments.of("RenamedFrom", "Other-One", "RenamedFrom: 'Other-One' contains '-'"),
                Arguments.of("RenamedFrom", "Credentials", "RenamedFrom: is the logical id that this resource has now"),
                Arguments.of("Client.ClientId", "abc", "Client.ClientId: is only for adopting a client"),
                Arguments.of("Rotation.GracePeriodHours", "0", "Rotation.GracePeriodHours: is not between 1 and 8760"),
                Arguments.of(
                        "Rotation.GracePeriodHours", "8761", "Rotation.GracePeriodHours: is not between 1 and 8760"),
                Arguments.of("Rotation.GracePeriodHours", "1.5", "Rotation.GracePeriodHours: '1.5' is not a whole"),
                Arguments.of("Client.AccessTokenValidity", "25", "Client.AccessTokenValidity: is 25 hours"),
                Arguments.of("Client.AccessTokenValidity", "0", "Client.AccessTokenValidity: is 0 hours"),
                Arguments.of("Client.AccessTokenValidity", "-1", "Client.AccessTokenValidity: is -1 hours"),
                Arguments.of(
                        "Client.TokenValidityUnits",
                        Map.of("AccessToken", "weeks"),
                        "Client.TokenValidityUnits.AccessToken: 'weeks' is not a unit"),
                Arguments.of("Client.GenerateSecret", "true", "Client.GenerateSecret: is not known here"),
                Arguments.of("Domain", Map.of(), "Domain.Domain: is missing"),
                Arguments.of(DOMAIN, "-a", "Domain.Domain: '-a' has a part that"),
                Arguments.of(DOMAIN, "a-", "Domain.Domain: 'a-' has a part that"),
                Arguments.of(DOMAIN, "a".repeat(64), "Domain.Domain: has 64 characters"),
                Arguments.of(DOMAIN, "my-awsome", "Domain.Domain: 'my-awsome' contains 'aws', which Cognito reserves"),
                Arguments.of(DOMAIN, "myamazon", "Domain.Domain: 'myamazon' contains 'amazon'"),
                Arguments.of(DOMAIN, "cognito-m2m", "Domain.Domain: 'cognito-m2m' contains 'cognito'"),
                Arguments.of("Secret.Name", "m2m/a b", "Secret.Name: 'm2m/a b' contains ' '"),
                Arguments.of("Secret.Name", "m2m/" + "n".repeat(509), "Secret.Name: has 513 characters"),
                Arguments.of("Secret.Name", "other/name", "Secret.Name: 'other/name' is outside the names"),
                Arguments.of("Secret.Description", "d".repeat(2049), "Secret.Description: has 2049 characters"),
                Arguments.of("Secret.KmsKeyId", "my key", "Secret.KmsKeyId: 'my key' contains ' '"),
                Arguments.of("Secret.Tags", List.of(tag("", "v")), "Secret.Tags[0].Key: is missing"),
                Arguments.of("Secret.Tags", List.of(tag("a#", "v")), "Secret.Tags[0].Key: 'a#' contains '#'"),
                Arguments.of("Secret.Tags", List.of(tag("k".repeat(129), "v")), "Secret.Tags[0].Key: has 129"),
                Arguments.of("Secret.Tags", List.of(tag("k", "v".repeat(257))), "Secret.Tags[0].Value: has 257"),
                Arguments.of("Secret.Tags", List.of(tag("AWS:x", "v")), "Secret.Tags[0].Key: 'AWS:x' begins with"),
                Arguments.of(
                        "Secret.Tags", List.of(tag("cognito-m2m:x", "v")), "Secret.Tags[0].Key: 'cognito-m2m:x' beg"),
                Arguments.of(
                        "Secret.Tags", List.of(tag("k", "1"), tag("k", "2")), "Secret.Tags[1].Key: 'k' is listed more"),
                Arguments.of("Secret.Tags", tags(21), "Secret.Tags: has 21 items; use at most 20"),
                Arguments.of(
                        "Secret.ReplicaRegions", List.of(region("us-east-1")), "Secret.ReplicaRegions[0].Region: 'us-"),
                Arguments.of(
                        "Secret.ReplicaRegions", List.of(region("EU")), "Secret.ReplicaRegions[0].Region: 'EU' cont"),
                Arguments.of(
                        "Secret.ReplicaRegions",
                        List.of(region("eu-west-1"), region("eu-west-1")),
                        "Secret.ReplicaRegions[1].Region: 'eu-west-1' is listed more than once"),
                Arguments.of("VerifyToken", "yes", "VerifyToken: 'yes' is neither true nor false"));
    }

    @Test
    void takesTheLongestOfEverything() {
        Given.properties()
                .with("ResourceServer.Name", "n".repeat(256))
                .with("ResourceServer.Scopes", scopes(100))
                .with("Client.AllowedOAuthScopes", List.of("orders/s1"))
                .with("Client.ClientName", "n".repeat(121))
                .with(DOMAIN, "a".repeat(63))
                .with("Secret.Name", "m2m/" + "n".repeat(508))
                .with("Secret.Description", "d".repeat(2048))
                .with("Secret.Tags", tags(20))
                .parse();
    }

    @Test
    void countsScopes() {
        assertEquals(
                List.of(
                        "ResourceServer.Scopes: has 101 items; use at most 100.",
                        "Client.AllowedOAuthScopes: would be 100 scopes; name at most 50."),
                Given.properties().with("ResourceServer.Scopes", scopes(101)).problems());
        Given.properties().with("ResourceServer.Scopes", scopes(50)).parse();
    }

    @Test
    void refusesAScopeThatIsTooLongWithItsIdentifier() {
        List<String> problems = Given.properties()
                .with("ResourceServer.Identifier", "i".repeat(232))
                .with("ResourceServer.Scopes", scope("s".repeat(24), "Read"))
                .problems();
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().contains("has 257 characters"), problems.toString());
    }

    @Test
    void refusesTwoScopesOfOneName() {
        List<Object> twice = new ArrayList<>(scope("read", "Read"));
        twice.addAll(scope("read", "Read too"));
        assertEquals(
                List.of("ResourceServer.Scopes: has 'read' more than once; give each scope a name of its own."),
                Given.properties().with("ResourceServer.Scopes", twice).problems());
    }

    @Test
    void needsScopesFromSomewhere() {
        String problem =
                "Client.AllowedOAuthScopes: is missing; name at least one scope as <identifier>/<scope name>, or"
                        + " add ResourceServer.Scopes.";
        assertEquals(
                List.of(problem), Given.properties().without("ResourceServer").problems());
        assertEquals(
                List.of(problem),
                Given.properties().without("ResourceServer.Scopes").problems());
        Given.properties()
                .without("ResourceServer")
                .with("Client.AllowedOAuthScopes", List.of("stock/read"))
                .parse();
    }

    @ParameterizedTest
    @CsvSource({"300, seconds, 300", "5, minutes, 300", "1, hours, 3600", "24, hours, 86400", "1, days, 86400"})
    void takesAnyUnitOfValidity(String number, String unit, long seconds) {
        ResourceProperties properties = Given.properties()
                .with("Client.AccessTokenValidity", number)
                .with("Client.TokenValidityUnits", Map.of("AccessToken", unit))
                .parse();
        assertEquals(
                Optional.of(Duration.ofSeconds(seconds)), properties.client().accessTokenValidity());
    }

    @Test
    void takesAFullDomainNameWithItsCertificate() {
        DomainProperties domain = Given.properties()
                .with(DOMAIN, "auth.cognito.example.com")
                .with("Domain.CustomDomainConfig", Map.of("CertificateArn", CERTIFICATE))
                .parse()
                .domain()
                .orElseThrow();
        assertTrue(domain.isCustom());
        assertEquals(CERTIFICATE, domain.certificateArn().orElseThrow());
    }

    @Test
    void takesAFullDomainNameAloneAsThatOfADomainToUse() {
        DomainProperties domain = Given.properties()
                .with(DOMAIN, "auth.example.com")
                .parse()
                .domain()
                .orElseThrow();
        assertTrue(domain.toMake().isUsedOnly());
    }

    @Test
    void refusesALoginVersionForADomainThatIsOnlyUsed() {
        assertEquals(
                List.of("Domain.ManagedLoginVersion: is for a domain that this resource creates or adopts, and"
                        + " 'auth.example.com' without CustomDomainConfig is only used; leave it out, or add"
                        + " CustomDomainConfig.CertificateArn."),
                Given.properties()
                        .with(DOMAIN, "auth.example.com")
                        .with("Domain.ManagedLoginVersion", "2")
                        .problems());
    }

    @Test
    void refusesACertificateForAPrefix() {
        assertEquals(
                List.of("Domain.Domain: 'auth' is a prefix, and prefixes have no certificate; use a full name, or leave"
                        + " CustomDomainConfig out."),
                Given.properties()
                        .with(DOMAIN, "auth")
                        .with("Domain.CustomDomainConfig", Map.of("CertificateArn", CERTIFICATE))
                        .problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:acm:eu-west-1:123456789012:certificate/1f2e3d4c",
                "arn:aws:iam::123456789012:server-certificate/1f2e3d4c",
                "certificate/1f2e3d4c-1f2e3d4c",
            })
    void refusesACertificateFromElsewhere(String arn) {
        List<String> problems = Given.properties()
                .with(DOMAIN, "auth.example.com")
                .with("Domain.CustomDomainConfig", Map.of("CertificateArn", arn))
                .problems();
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(
                problems.getFirst().contains("is not the ARN of an ACM certificate in us-east-1"), problems.toString());
    }

    @Test
    void asksForASecretNameWhereTheDerivedOneGrowsTooLong() {
        ResourceProperties.Context context = new ResourceProperties.Context(
                new StackId("arn:aws:cloudformation:us-east-1:123456789012:stack/" + "s".repeat(128) + "/1"),
                "L".repeat(255),
                "m2m/" + "p".repeat(200));
        List<String> problems = Given.properties().problems(context);
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("Secret.Name: is missing; the name built from stack"), problems.get(0));
    }

    private static List<Map<String, String>> scope(String name, String description) {
        return List.of(Map.of("ScopeName", name, "ScopeDescription", description));
    }

    private static List<Map<String, String>> scopes(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Map.of("ScopeName", "s" + i, "ScopeDescription", "d"))
                .toList();
    }

    private static Map<String, String> tag(String key, String value) {
        return Map.of("Key", key, "Value", value);
    }

    private static List<Map<String, String>> tags(int number) {
        return IntStream.range(0, number).mapToObj(i -> tag("k" + i, "v")).toList();
    }

    private static Map<String, String> region(String code) {
        return Map.of("Region", code);
    }
}
