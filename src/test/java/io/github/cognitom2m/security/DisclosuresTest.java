package io.github.cognitom2m.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** That the look for told secrets finds them. */
final class DisclosuresTest {
    private final Platform platform = Platform.deterministic();
    private final Deployed stack = platform.deploy("orders", Orders.withScopes("read"));

    @Test
    void findsAClientSecretInATag() {
        platform.account().refuseDisclosures();
        Map<String, String> telling =
                Map.of("Key", "k", "Value", String.valueOf(stack.credential().get("client_secret")));
        platform.secretsManager("TagResource", Map.of("SecretId", stack.arn(), "Tags", List.of(telling)));
        assertThrows(AssertionFailedError.class, platform.account()::refuseDisclosures);
    }

    @Test
    void findsASignatureInALog() {
        platform.cloudFormation()
                .functions()
                .deploy(
                        "arn:aws:lambda:us-east-1:123456789012:function:teller",
                        (input, output, context) -> context.getLogger()
                                .log(platform.aws()
                                        .responseBucket()
                                        .signatures()
                                        .getFirst()));
        platform.cloudFormation().functions().invoke("arn:aws:lambda:us-east-1:123456789012:function:teller", "{}");
        assertThrows(AssertionFailedError.class, platform.account()::refuseDisclosures);
    }

    @Test
    void findsAnAccessTokenInAnAnswer() {
        platform.cloudFormation()
                .functions()
                .deploy(
                        "arn:aws:lambda:us-east-1:123456789012:function:teller",
                        (input, output, context) -> output.write(platform.aws()
                                .cognito()
                                .issuedTokens()
                                .iterator()
                                .next()
                                .getBytes(UTF_8)));
        platform.cloudFormation().functions().invoke("arn:aws:lambda:us-east-1:123456789012:function:teller", "{}");
        assertThrows(AssertionFailedError.class, platform.account()::refuseDisclosures);
    }

    @Test
    void checksAfterEveryStackOperation() {
        Map<String, String> telling =
                Map.of("Key", "k", "Value", String.valueOf(stack.credential().get("client_secret")));
        platform.secretsManager("TagResource", Map.of("SecretId", stack.arn(), "Tags", List.of(telling)));
        assertThrows(AssertionFailedError.class, stack::delete);
    }
}
