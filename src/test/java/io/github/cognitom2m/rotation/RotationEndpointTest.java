package io.github.cognitom2m.rotation;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cognito.Domain;
import io.github.cognitom2m.emulator.secretsmanager.RotationEvent;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.TokenRequests;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where a rotation sends a new secret to test it, where GetClientToken refuses the client. */
final class RotationEndpointTest {
    private static final String PREFIX_HOST = Orders.PREFIX + ".auth.us-east-1.amazoncognito.com";
    private static final String CUSTOM = "auth.example.com";
    private static final Map<String, Object> CERTIFICATE =
            Map.of("CertificateArn", "arn:aws:acm:us-east-1:123456789012:certificate/one");

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Set<String> asked = new TreeSet<>();

    @Test
    void asksTheDomainsEndpointForTheClientOfAnEarlierVersion() {
        Rotating rotating = deployed(Orders.withScopes("read"));
        platform.cognito(
                "UpdateUserPoolClient",
                rotating.client(Map.of(
                        "AllowedOAuthFlowsUserPoolClient", true,
                        "AllowedOAuthFlows", Set.of("client_credentials"),
                        "AllowedOAuthScopes", Set.of("orders/read"),
                        "ExplicitAuthFlows", Set.of("ALLOW_REFRESH_TOKEN_AUTH"))));
        rotating.rotate();
        assertEquals(Set.of(PREFIX_HOST), asked);
    }

    @Test
    void sendsNoSecretToWhatTheValueSays() {
        Rotating rotating = deployed(Orders.withScopes("read"));
        platform.aws().cognito().withoutClientTokens(pool -> true);
        String value = String.valueOf(platform.secretsManager(
                        "GetSecretValue", Map.of("SecretId", rotating.stack().arn()))
                .get("SecretString"));
        platform.secretsManager(
                "PutSecretValue",
                Map.of(
                        "SecretId",
                        rotating.stack().arn(),
                        "ClientRequestToken",
                        UUID.randomUUID().toString(),
                        "SecretString",
                        value.replace(PREFIX_HOST, "attacker.example.com")));
        rotating.rotate();
        assertEquals(Set.of(PREFIX_HOST), asked);
    }

    @Test
    void asksACustomDomainThatItsResourceDeclares() {
        Rotating rotating = deployed(Orders.server("orders", "read") + "Domain: {Domain: " + CUSTOM
                + ", CustomDomainConfig: " + CERTIFICATE.toString().replace("=", ": ") + "}\n");
        alias();
        platform.aws().cognito().withoutClientTokens(pool -> true);
        rotating.rotate();
        assertEquals(Set.of(CUSTOM), asked);
    }

    @Test
    void asksNoCustomDomainThatItsResourceDoesNotDeclare() {
        platform.cognito(
                "CreateUserPoolDomain",
                Map.of("UserPoolId", platform.pool(), "Domain", CUSTOM, "CustomDomainConfig", CERTIFICATE));
        alias();
        Rotating rotating = deployed(Orders.withScopes("read"));
        platform.aws().cognito().withoutClientTokens(pool -> true);
        rotating.rotate();
        assertEquals(Set.of(PREFIX_HOST), asked);
    }

    @Test
    void failsWhereTheNameDoesNotResolve() {
        Rotating rotating = deployed(Orders.withScopes("read"));
        String first = rotating.currentSecret();
        platform.aws().cognito().withoutClientTokens(pool -> true);
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOfEndpoint(request)) {
                throw new UnknownHostException(request.uri().getHost());
            }
            return service.handle(request);
        });
        rotating.begin();
        RotationEvent end = rotating.attempt();
        assertEquals("RotationFailed", end.name());
        assertTrue(
                end.detail().contains("the name " + PREFIX_HOST + " does not resolve; the current secret stays"),
                end.detail());
        assertEquals(first, rotating.currentSecret());
    }

    private Rotating deployed(String properties) {
        Deployed stack = platform.deploy("orders", properties).is(CREATE_COMPLETE);
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOfEndpoint(request)) {
                asked.add(request.uri().getHost());
            }
            return service.handle(request);
        });
        return new Rotating(stack);
    }

    private void alias() {
        platform.aws().cognito().domains().stream()
                .filter(Domain::custom)
                .forEach(domain -> platform.aws().cognito().alias(CUSTOM, domain.cloudFrontDomain()));
    }
}
