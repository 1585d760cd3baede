package io.github.cognitom2m.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What properties mean, with every default, and that all problems are told together. */
final class ResourcePropertiesTest {

    @Test
    void knowsWhatIsNotDeclared() {
        ResourceProperties properties = Given.properties().parse();
        assertEquals(
                new ResourceProperties(
                        "us-east-1_AbCdEf123",
                        Optional.of(new ResourceServerProperties(
                                "orders",
                                Optional.empty(),
                                new TreeMap<>(Map.of("read", "Read orders", "write", "Change orders")),
                                List.of(),
                                Optional.empty())),
                        Optional.empty(),
                        new ClientProperties(
                                "shop-Credentials",
                                new TreeSet<>(Set.of("orders/read", "orders/write")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new SecretProperties(
                                "m2m/shop/Credentials/us-east-1_AbCdEf123",
                                false,
                                "Machine-to-machine credentials of Credentials in stack shop",
                                Optional.empty(),
                                Map.of(),
                                Map.of()),
                        true,
                        Optional.empty(),
                        false,
                        Optional.empty()),
                properties);
    }

    @Test
    void takesWhatIsGiven() {
        ResourceProperties properties = Given.properties()
                .with("ResourceServer.Name", "Orders API")
                .with("Domain", Map.of("Domain", "m2m-rubicon-dev-auth", "ManagedLoginVersion", "2"))
                .with("Client.ClientName", "orders-batch")
                .with("Client.AllowedOAuthScopes", List.of("stock/read", "orders/read"))
                .with("Client.AccessTokenValidity", "60")
                .with("Client.TokenValidityUnits", Map.of("AccessToken", "minutes"))
                .with("Client.ClientId", "1example23456789")
                .with("Secret.Name", "m2m/orders/batch")
                .with("Secret.Description", "For the batch")
                .with("Secret.KmsKeyId", "alias/orders")
                .with(
                        "Secret.Tags",
                        List.of(Map.of("Key", "team", "Value", "orders"), Map.of("Key", "empty", "Value", "")))
                .with(
                        "Secret.ReplicaRegions",
                        List.of(Map.of("Region", "eu-west-1"), Map.of("Region", "eu-west-2", "KmsKeyId", "k")))
                .with("VerifyToken", "false")
                .with("Revision", "2")
                .with("AdoptExisting", "true")
                .parse();
        assertEquals(
                Optional.of("Orders API"),
                properties.resourceServer().orElseThrow().name());
        assertEquals(
                Optional.of(new DomainProperties(
                        "m2m-rubicon-dev-auth", Optional.of(2), Optional.empty(), Optional.empty())),
                properties.domain());
        assertEquals(
                new ClientProperties(
                        "orders-batch",
                        new TreeSet<>(Set.of("orders/read", "stock/read")),
                        Optional.of("1example23456789"),
                        Optional.of(Duration.ofHours(1)),
                        Optional.empty()),
                properties.client());
        assertEquals(
                List.of("orders/read", "stock/read"),
                List.copyOf(properties.client().scopes()));
        assertEquals(
                new SecretProperties(
                        "m2m/orders/batch",
                        true,
                        "For the batch",
                        Optional.of("alias/orders"),
                        Map.of("team", "orders", "empty", ""),
                        Map.of("eu-west-1", Optional.empty(), "eu-west-2", Optional.of("k"))),
                properties.secret());
        assertFalse(properties.verifyToken());
        assertEquals(Optional.of("2"), properties.revision());
        assertTrue(properties.adoptExisting());
    }

    @Test
    void isTheSameInAnyOrderOfScopes() {
        Map<String, Object> read = Map.of("ScopeName", "read", "ScopeDescription", "r");
        Map<String, Object> write = Map.of("ScopeName", "write", "ScopeDescription", "w");
        assertEquals(
                Given.properties()
                        .with("ResourceServer.Scopes", List.of(read, write))
                        .parse(),
                Given.properties()
                        .with("ResourceServer.Scopes", List.of(write, read))
                        .parse());
    }

    @Test
    void makesANameFromAnIdentifierThatIsAUrl() {
        ResourceProperties properties = Given.properties()
                .with("ResourceServer.Identifier", "https://api.example.com/orders")
                .parse();
        assertEquals(
                "https---api.example.com-orders",
                properties.resourceServer().orElseThrow().toMake().name());
        assertEquals(
                Set.of("https://api.example.com/orders/read", "https://api.example.com/orders/write"),
                properties.client().scopes());
    }

    @Test
    void tellsEveryProblemAtOnce() {
        List<String> problems = Given.properties()
                .without("UserPoolId")
                .with("UserPoolID", "us-east-1_AbCdEf123")
                .with("Domain", Map.of("Domain", "My_Domain", "ManagedLoginVersion", "3"))
                .with("Client.AccessTokenValidity", "2")
                .with("Client.TokenValidityUnits", Map.of("AccessToken", "minutes"))
                .problems();
        assertEquals(
                List.of(
                        "UserPoolId: is missing; add it.",
                        "Domain.Domain: 'My_Domain' contains 'M'; use lower-case letters, digits and hyphens (and dots in"
                                + " a domain of your own) only.",
                        "Domain.ManagedLoginVersion: is 3; use 1 (classic) or 2 (managed login).",
                        "Client.AccessTokenValidity: is 2 minutes; use 5 minutes to 1 day; TokenValidityUnits.AccessToken"
                                + " sets the unit, which is hours without it.",
                        "UserPoolID: is not known here; perhaps UserPoolId is meant."),
                problems);
    }

    @Test
    void refusesAnAnswerThatCloudFormationWouldNotRead() {
        List<Map<String, String>> scopes = IntStream.range(0, 40)
                .mapToObj(i -> Map.of("ScopeName", "x".repeat(90) + i, "ScopeDescription", "d"))
                .toList();
        List<String> problems =
                Given.properties().with("ResourceServer.Scopes", scopes).problems();
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().startsWith("Client.AllowedOAuthScopes: with all names makes an answer of"));
        Given.properties()
                .with("ResourceServer.Scopes", scopes)
                .with("Client.AllowedOAuthScopes", List.of("orders/" + "x".repeat(90) + "7"))
                .parse();
    }
}
