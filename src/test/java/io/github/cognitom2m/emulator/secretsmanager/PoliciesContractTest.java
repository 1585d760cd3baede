package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class PoliciesContractTest {
    private static final String DENY_ALL = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"secretsmanager:GetSecretValue","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/x":"y"}}}]}""";
    private static final String ALLOW_EVERYBODY = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}""";

    private final ContractTarget aws = ContractTarget.chosen();
    private final SecretsManagerClient client = aws.client();

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void aPolicyIsKeptUntilItIsDeleted() {
        String arn = aws.empty().arn();

        client.putResourcePolicy(request -> request.secretId(arn).resourcePolicy(DENY_ALL));
        String kept = policy(arn);
        client.deleteResourcePolicy(request -> request.secretId(arn));

        assertTrue(kept.contains("aws:PrincipalTag/x"), kept);
        assertNull(client.getResourcePolicy(request -> request.secretId(arn)).resourcePolicy());
    }

    @Test
    void aPolicyForEverybodyCanBeBlocked() {
        String arn = aws.empty().arn();

        String refusal = refusal(() -> client.putResourcePolicy(
                request -> request.secretId(arn).resourcePolicy(ALLOW_EVERYBODY).blockPublicPolicy(true)));

        assertTrue(refusal.startsWith("PublicPolicyException"), refusal);
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        String arn = aws.empty().arn();

        for (String broken : new String[] {"{", "[]", "{}", "{\"Statement\":[1]}"}) {
            String refusal = refusal(() ->
                    client.putResourcePolicy(request -> request.secretId(arn).resourcePolicy(broken)));
            assertEquals("MalformedPolicyDocumentException", refusal.substring(0, refusal.indexOf(':')));
        }
    }

    private String policy(String secretId) {
        return client.getResourcePolicy(request -> request.secretId(secretId)).resourcePolicy();
    }
}
