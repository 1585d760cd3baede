package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.CREATE_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.emulator.cognito.Delays;
import io.github.cognitom2m.emulator.cognito.Variant;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The distribution of a custom domain is an attribute that templates make a DNS record of, however late AWS shows it. */
final class DistributionTest {
    private static final String CUSTOM = Orders.server("orders", "read")
            + "Domain: {Domain: auth.example.com, CustomDomainConfig: {CertificateArn:"
            + " 'arn:aws:acm:us-east-1:123456789012:certificate/one'}}\nVerifyToken: false\n";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    DistributionTest() {
        platform.aws().cognito().vary(Variant.DESCRIBES_DISTRIBUTIONS_LATE);
    }

    @Test
    void isKnownFromTheCreation() {
        platform.aws().cognito().delays(Delays.NONE.withDomains(Duration.ofMinutes(30), Duration.ZERO));
        assertHasDistribution(platform.deploy("orders", CUSTOM).is(CREATE_COMPLETE));
    }

    @Test
    void isKnownFromTheCreationInAnUpdate() {
        platform.aws().cognito().delays(Delays.NONE.withDomains(Duration.ofMinutes(30), Duration.ZERO));
        Deployed stack = platform.deploy("orders", Orders.withScopes("read") + "VerifyToken: false\n");
        assertHasDistribution(stack.update(CUSTOM).is(UPDATE_COMPLETE));
    }

    @Test
    void isAwaitedWhereTheAnswerWasLost() {
        platform.aws().cognito().delays(Delays.NONE.withDomains(Duration.ofSeconds(40), Duration.ZERO));
        platform.aws().network().weather((request, service) -> {
            boolean creates = request.header("x-amz-target")
                    .filter(target -> target.endsWith(".CreateUserPoolDomain"))
                    .isPresent();
            var answer = service.handle(request);
            if (creates) {
                throw new SocketException("Connection reset");
            }
            return answer;
        });
        assertHasDistribution(platform.deploy("orders", CUSTOM).is(CREATE_COMPLETE));
    }

    private void assertHasDistribution(Deployed stack) {
        assertEquals(
                platform.aws().cognito().domains().getFirst().cloudFrontDomain(),
                stack.attribute("CloudFrontDistribution"));
    }
}
