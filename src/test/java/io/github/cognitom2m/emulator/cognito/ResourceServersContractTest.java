package io.github.cognitom2m.emulator.cognito;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;

/** The contract of resource servers. */
final class ResourceServersContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();

    @Test
    void describesWhatWasCreated() {
        create("orders", "read", "write");

        ResourceServerType found = describe("orders");

        assertEquals(pool, found.userPoolId());
        assertEquals("orders", found.identifier());
        assertEquals("orders API", found.name());
        assertEquals(Set.of("read", "write"), scopes(found));
    }

    @Test
    void refusesASecondServerOfTheSameIdentifier() {
        create("orders");

        assertThrows(InvalidParameterException.class, () -> create("orders"));
    }

    @Test
    void takesIdentifiersThatAreUrls() {
        create("https://api.example.com/orders:v1", "read");

        assertEquals(Set.of("read"), scopes(describe("https://api.example.com/orders:v1")));
    }

    @Test
    void doesNotFindAnAbsentServer() {
        assertThrows(ResourceNotFoundException.class, () -> describe("absent"));
        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.deleteResourceServer(r -> r.userPoolId(pool).identifier("absent")));
        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.updateResourceServer(
                        r -> r.userPoolId(pool).identifier("absent").name("Absent")));
    }

    @Test
    void doesNotFindAnAbsentPool() {
        String absent = target.region() + "_Absent123";

        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.createResourceServer(
                        r -> r.userPoolId(absent).identifier("orders").name("Orders")));
        assertThrows(ResourceNotFoundException.class, () -> cognito.listResourceServers(r -> r.userPoolId(absent)));
    }

    @Test
    void removesAllScopesWhenAnUpdateLeavesThemOut() {
        create("orders", "read");

        cognito.updateResourceServer(
                r -> r.userPoolId(pool).identifier("orders").name("Renamed"));

        assertEquals("Renamed", describe("orders").name());
        assertEquals(Set.of(), scopes(describe("orders")));
    }

    @Test
    void replacesTheScopesOnUpdate() {
        create("orders", "read", "write");

        cognito.updateResourceServer(
                r -> r.userPoolId(pool).identifier("orders").name("Orders").scopes(scope("read"), scope("cancel")));

        assertEquals(Set.of("read", "cancel"), scopes(describe("orders")));
    }

    @Test
    void forgetsADeletedServer() {
        create("orders");

        cognito.deleteResourceServer(r -> r.userPoolId(pool).identifier("orders"));

        assertThrows(ResourceNotFoundException.class, () -> describe("orders"));
    }

    @Test
    void listsEveryServerOnceByPages() {
        IntStream.range(0, 5).forEach(i -> create("server-" + i, "read"));

        List<String> identifiers = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        for (ListResourceServersResponse page :
                cognito.listResourceServersPaginator(r -> r.userPoolId(pool).maxResults(2))) {
            pages.add(page.resourceServers().size());
            page.resourceServers().forEach(server -> {
                identifiers.add(server.identifier());
                assertEquals(Set.of("read"), scopes(server));
            });
        }

        assertEquals(Set.of("server-0", "server-1", "server-2", "server-3", "server-4"), new TreeSet<>(identifiers));
        assertEquals(5, identifiers.size());
        assertTrue(pages.stream().allMatch(size -> size <= 2), pages::toString);
    }

    @Test
    void takesNoMoreServersThanTheQuota() {
        target.emulator().cognito().quotas(Quotas.DEFAULT.withServersPerPool(1));
        create("orders");

        assertThrows(LimitExceededException.class, () -> create("invoices"));
        assertEquals(1, target.emulator().cognito().servers(pool).size());
    }

    @Test
    void offersItsScopesInFull() {
        target.emulator();
        create("orders", "read");

        ResourceServer server = target.emulator().cognito().servers(pool).getFirst();

        assertTrue(server.offers("orders/read"));
        assertFalse(server.offers("orders/write"));
    }

    private void create(String identifier, String... scopes) {
        cognito.createResourceServer(r -> r.userPoolId(pool)
                .identifier(identifier)
                .name("orders API")
                .scopes(IntStream.range(0, scopes.length)
                        .mapToObj(i -> scope(scopes[i]))
                        .toList()));
    }

    private ResourceServerType describe(String identifier) {
        return cognito.describeResourceServer(r -> r.userPoolId(pool).identifier(identifier))
                .resourceServer();
    }

    private static ResourceServerScopeType scope(String name) {
        return ResourceServerScopeType.builder()
                .scopeName(name)
                .scopeDescription("may " + name)
                .build();
    }

    private static Set<String> scopes(ResourceServerType server) {
        return server.scopes().stream().map(ResourceServerScopeType::scopeName).collect(Collectors.toSet());
    }
}
