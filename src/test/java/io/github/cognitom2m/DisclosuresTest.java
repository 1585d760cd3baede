package io.github.cognitom2m;

import static org.junit.jupiter.api.Assertions.assertThrows;

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
        Disclosures.refuse(platform);
        Map<String, String> telling =
                Map.of("Key", "k", "Value", String.valueOf(stack.credential().get("client_secret")));
        platform.secretsManager("TagResource", Map.of("SecretId", stack.arn(), "Tags", List.of(telling)));
        assertThrows(AssertionFailedError.class, () -> Disclosures.refuse(platform));
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
        assertThrows(AssertionFailedError.class, () -> Disclosures.refuse(platform));
    }
}
