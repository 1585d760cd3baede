package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.DELETE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cognito.Domain;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.support.CachingConsumer;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Existing;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.TokenRequests;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user pool needs no domain: tokens come from GetClientToken. */
final class NoDomainTest {
    private static final String SERVER = Orders.server("orders", "read");
    private static final String ADOPTING = Orders.server("orders", "read") + "AdoptExisting: true\n";
    private static final String CUSTOM = "auth.example.com";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Existing existing = new Existing(platform);

    @Test
    void aStackWithoutADomainLivesItsWholeLife() throws IOException {
        AtomicBoolean endpointAsked = new AtomicBoolean();
        platform.aws().network().weather((request, service) -> {
            endpointAsked.compareAndSet(false, TokenRequests.isOfEndpoint(request));
            return service.handle(request);
        });
        Deployed stack = platform.deploy("orders", SERVER).is(CREATE_COMPLETE);
        assertFalse(stack.log().contains("VerifyToken: "), stack::log);
        assertFalse(stack.credential().containsKey("token_endpoint"));
        assertWithoutEndpoint(stack);
        assertEquals(Set.of("orders/read"), stack.granted());
        stack.update(Orders.server("orders", "read", "write")).is(UPDATE_COMPLETE);

        CachingConsumer consumer = new CachingConsumer(platform.aws(), stack.arn());
        for (int i = 0; i < 10; i++) {
            assertEquals("orders/read orders/write", consumer.request().get("scope"));
            new Rotating(stack).rotate();
            assertEquals("orders/read orders/write", consumer.request().get("scope"));
            platform.aws().time().pass(Duration.ofHours(1));
        }
        assertTrue(consumer.tokens() >= 10, () -> consumer.tokens() + " tokens");

        stack.delete().is(DELETE_COMPLETE);
        platform.assertNothingLeft();
        assertFalse(endpointAsked.get());
    }

    @Test
    void addingADomainAndTakingItAwayAreUpdatesInPlace() {
        Deployed stack = platform.deploy("orders", SERVER).is(CREATE_COMPLETE);
        Object client = stack.credential().get("client_id");
        stack.update(SERVER + Orders.domain(Orders.PREFIX)).is(UPDATE_COMPLETE);
        assertEquals(endpoint(), stack.credential().get("token_endpoint"));
        assertEquals(endpoint(), stack.attribute("TokenEndpoint"));

        stack.update(SERVER).is(UPDATE_COMPLETE);
        assertFalse(stack.credential().containsKey("token_endpoint"));
        assertWithoutEndpoint(stack);
        assertEquals(List.of(), platform.aws().cognito().domains());
        assertTrue(stack.log().contains("the secret no longer names the token endpoint"), stack::log);
        assertEquals(client, stack.credential().get("client_id"));
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    @Test
    void aFailedUpdatePutsTheDomainBackAsItWas() {
        Deployed without = platform.deploy("orders", SERVER).is(CREATE_COMPLETE);
        without.updateThenFail(SERVER + Orders.domain(Orders.PREFIX)).is(UPDATE_ROLLBACK_COMPLETE);
        assertFalse(without.credential().containsKey("token_endpoint"));
        assertEquals(List.of(), platform.aws().cognito().domains());

        without.update(SERVER + Orders.domain(Orders.PREFIX)).is(UPDATE_COMPLETE);
        without.updateThenFail(SERVER).is(UPDATE_ROLLBACK_COMPLETE);
        assertEquals(endpoint(), without.credential().get("token_endpoint"));
    }

    @Test
    void aTemplateThatAsksForTheEndpointGetsCloudFormationsOwnError() {
        Deployed stack = platform.deploy("orders", SERVER).is(CREATE_COMPLETE);
        Map<String, Object> attributes = stack.stack().resource("Credentials").attributes();
        assertEquals(
                Set.of(
                        "ClientId",
                        "ClientName",
                        "Issuer",
                        "JwksUri",
                        "ResourceServerIdentifier",
                        "Scope",
                        "SecretArn",
                        "SecretName"),
                attributes.keySet());
    }

    @Test
    void aCustomDomainThatIsNotDeclaredIsNotUsed() {
        customDomain();
        Deployed stack = platform.deploy("orders", SERVER).is(CREATE_COMPLETE);
        assertFalse(stack.credential().containsKey("token_endpoint"));
    }

    @Test
    void aCustomDomainOfThePoolIsUsedWhereItIsNamedAndNeverOwned() {
        customDomain();
        Deployed stack = platform.deploy("orders", SERVER + "Domain: {Domain: " + CUSTOM + "}\n")
                .is(CREATE_COMPLETE);
        assertEquals("https://" + CUSTOM + "/oauth2/token", stack.credential().get("token_endpoint"));
        assertEquals(CUSTOM, stack.attribute("DomainName"));
        assertEquals(Set.of("orders/read"), stack.granted());
        List<String> changes =
                platform.changeNames(() -> stack.update(SERVER + "Domain: {Domain: " + CUSTOM + "}\nRevision: 2\n"));
        assertEquals(Platform.MARKS, changes);
        stack.delete().is(DELETE_COMPLETE);
        assertEquals(
                List.of(CUSTOM),
                platform.aws().cognito().domains().stream().map(Domain::name).toList());
    }

    @Test
    void refusesToUseADomainThatThePoolDoesNotHave() {
        Deployed stack = platform.deploy("orders", SERVER + "Domain: {Domain: " + CUSTOM + "}\n")
                .is(ROLLBACK_COMPLETE);
        assertTrue(
                stack.failure().contains("has no domain '" + CUSTOM + "'; correct the name, or add"), stack::failure);
    }

    @Test
    void adoptsAClientForGetClientTokenAndLeavesItsFlows() {
        existing.server("read");
        Object id = existing.clientWith(Map.of("ExplicitAuthFlows", List.of("ALLOW_CLIENT_TOKEN_AUTH")))
                .get("ClientId");
        Deployed stack = platform.deploy("orders", ADOPTING + "Client: {ClientId: " + id + "}\n")
                .is(CREATE_COMPLETE);
        assertEquals(
                List.of("ALLOW_CLIENT_TOKEN_AUTH"), stack.client().settings().get("ExplicitAuthFlows"));
        assertFalse(stack.client().grantsClientCredentials());
    }

    @Test
    void refusesToAdoptAClientThatNeedsADomainWhereThereIsNone() {
        existing.server("read");
        Object id = existing.client("orders/read").get("ClientId");
        String adopted = ADOPTING + "Client: {ClientId: " + id + "}\n";
        Deployed refused = platform.deploy("orders", adopted).is(ROLLBACK_COMPLETE);
        assertTrue(refused.failure().contains("gets no token: it needs either"), refused::failure);

        Deployed stack = platform.deploy("shipping", adopted + Orders.domain(Orders.PREFIX))
                .is(CREATE_COMPLETE);
        stack.update(adopted).is(UPDATE_ROLLBACK_COMPLETE);
        assertTrue(stack.failure().contains("gets no token: it needs either"), stack::failure);
        assertEquals(Set.of("orders/read"), stack.granted());
    }

    private void customDomain() {
        platform.cognito(
                "CreateUserPoolDomain",
                Map.of(
                        "UserPoolId",
                        platform.pool(),
                        "Domain",
                        CUSTOM,
                        "CustomDomainConfig",
                        Map.of("CertificateArn", "arn:aws:acm:us-east-1:123456789012:certificate/one")));
        platform.aws()
                .cognito()
                .alias(CUSTOM, platform.aws().cognito().domains().getFirst().cloudFrontDomain());
    }

    private static String endpoint() {
        return "https://" + Orders.PREFIX + ".auth.us-east-1.amazoncognito.com/oauth2/token";
    }

    private static void assertWithoutEndpoint(Deployed stack) {
        Map<String, Object> attributes = stack.stack().resource("Credentials").attributes();
        assertFalse(attributes.containsKey("TokenEndpoint"));
        assertFalse(attributes.containsKey("DomainName"));
    }
}
