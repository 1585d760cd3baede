package io.github.cognitom2m.security;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_COMPLETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.cloudformation.Stack;
import io.github.cognitom2m.emulator.cloudformation.template.Template;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the platform's team sets as a parameter, IAM enforces. */
final class BoundariesTest {
    @RegisterExtension
    final Platform platform = Platform.deterministic();

    @Test
    void noCustomDomainIsMadeWhereNoneIsAllowed() {
        redeploy("CustomDomains", "false");
        Deployed refused = platform.deploy(
                        "orders",
                        Orders.server("orders", "read")
                                + "Domain: {Domain: auth.example.com, CustomDomainConfig: {CertificateArn:"
                                + " 'arn:aws:acm:us-east-1:123456789012:certificate/one'}}\n")
                .is(ROLLBACK_COMPLETE);
        assertTrue(refused.failure().contains("cloudfront:UpdateDistribution"), refused::failure);
    }

    private void redeploy(String parameter, String value) {
        Map<String, String> parameters = new HashMap<>(Platform.PARAMETERS);
        parameters.put(parameter, value);
        Stack provider = platform.cloudFormation().stack(Platform.PROVIDER).orElseThrow();
        provider.update(Template.load(Path.of("template.yaml")), parameters);
        assertEquals(UPDATE_COMPLETE, provider.status());
    }
}
