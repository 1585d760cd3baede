package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.TokenRequests;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A secret is sent to no host that somebody else has put into a shared user pool. */
final class ForeignEndpointTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void theCustomDomainOfAnotherStackGetsNoSecretAndIsNoEndpoint() {
        Deployed attacker = platform.deploy(
                        "attacker",
                        Orders.server("mine", "read")
                                + "Domain: {Domain: attacker.example.com, CustomDomainConfig: {CertificateArn:"
                                + " 'arn:aws:acm:us-east-1:123456789012:certificate/one'}}\n")
                .is(CREATE_COMPLETE);
        platform.aws().cognito().alias("attacker.example.com", attacker.attribute("CloudFrontDistribution"));
        Set<String> asked = new TreeSet<>();
        platform.aws().network().weather((request, service) -> {
            if (TokenRequests.isOfEndpoint(request)) {
                asked.add(request.uri().getHost());
            }
            return service.handle(request);
        });
        platform.aws().cognito().withoutClientTokens(pool -> true);
        platform.deploy("refused", Orders.server("billing", "read"));
        platform.aws().cognito().withoutClientTokens(pool -> false);
        Deployed victim =
                platform.deploy("victim", Orders.server("orders", "read")).is(CREATE_COMPLETE);
        assertFalse(victim.credential().toString().contains("attacker"), "the value names the foreign host");
        assertEquals(Set.of(), asked);
    }
}
