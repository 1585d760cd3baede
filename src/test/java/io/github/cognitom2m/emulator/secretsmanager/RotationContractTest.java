package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.newToken;
import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/** What RotateSecret and CancelRotateSecret answer; what then happens is in {@link RotationStepsContractTest}. */
class RotationContractTest {
    private final ContractTarget aws = ContractTarget.chosen();
    private final SecretsManagerClient client = aws.client();

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void withoutAFunctionNothingRotates() {
        String arn = aws.holding("a").arn();

        assertEquals(
                "InvalidRequestException: No Lambda rotation function ARN is associated with this secret.",
                refusal(() -> client.rotateSecret(request -> request.secretId(arn))));
        assertNull(aws.describe(arn).rotationEnabled());
    }

    @Test
    void aFunctionThatCannotBeInvokedIsRefusedAndChangesNothing() {
        String arn = aws.holding("a").arn();
        String missing = "arn:aws:lambda:us-east-1:123456789012:function:m2m-contract-missing";

        assertEquals(
                "AccessDeniedException: Secrets Manager cannot invoke the specified Lambda function. Ensure that the"
                        + " function policy grants access to the principal secretsmanager.amazonaws.com.",
                refusal(() ->
                        client.rotateSecret(request -> request.secretId(arn).rotationLambdaARN(missing))));
        assertNull(aws.describe(arn).rotationEnabled());
    }

    @Test
    void theRequestRegistersAPendingVersionWithoutAValue() {
        aws.emulator().rotationFunctions(new RecordedFunction(client));
        String arn = aws.holding("a").arn();
        String token = newToken();

        String version = client.rotateSecret(request ->
                        request.secretId(arn).clientRequestToken(token).rotationLambdaARN(RecordedFunction.ARN))
                .versionId();

        assertEquals(token, version);
        assertEquals(
                List.of("AWSPENDING"), aws.describe(arn).versionIdsToStages().get(token));
        assertTrue(refusal(() -> client.getSecretValue(
                        request -> request.secretId(arn).versionId(token).versionStage("AWSPENDING")))
                .startsWith("ResourceNotFoundException"));
        assertEquals("a", aws.value(arn, "AWSCURRENT"));
    }

    @Test
    void aRequestWhileOneIsUnfinishedIsRefused() {
        aws.emulator().rotationFunctions(new RecordedFunction(client));
        String arn = aws.holding("a").arn();
        client.rotateSecret(request -> request.secretId(arn).rotationLambdaARN(RecordedFunction.ARN));

        assertEquals(
                "InvalidRequestException: A previous rotation isn't complete. That rotation will be reattempted.",
                refusal(() -> client.rotateSecret(request -> request.secretId(arn))));
    }

    @Test
    void theScheduleIsShownUntilItIsCancelled() {
        aws.emulator().rotationFunctions(new RecordedFunction(client));
        String arn = aws.holding("a").arn();
        client.rotateSecret(request -> request.secretId(arn)
                .rotationLambdaARN(RecordedFunction.ARN)
                .rotationRules(rules -> rules.automaticallyAfterDays(30L)));

        DescribeSecretResponse on = aws.describe(arn);
        client.cancelRotateSecret(request -> request.secretId(arn));
        DescribeSecretResponse off = aws.describe(arn);

        assertTrue(on.rotationEnabled());
        assertEquals(RecordedFunction.ARN, on.rotationLambdaARN());
        assertEquals(30, on.rotationRules().automaticallyAfterDays());
        assertEquals(ContractTarget.START.plusSeconds(30L * 24 * 3600), on.nextRotationDate());
        assertFalse(off.rotationEnabled());
        assertNull(off.nextRotationDate());
        assertTrue(off.versionIdsToStages().containsValue(List.of("AWSPENDING")));
    }

    @Test
    void rulesThatAreNoneAreRefused() {
        aws.emulator().rotationFunctions(new RecordedFunction(client));
        String arn = aws.holding("a").arn();

        for (String rate : List.of("rate(3 hours)", "every day", "rate(2 weeks)")) {
            String refusal = refusal(() -> client.rotateSecret(request -> request.secretId(arn)
                    .rotationLambdaARN(RecordedFunction.ARN)
                    .rotationRules(rules -> rules.scheduleExpression(rate))));
            assertTrue(refusal.startsWith("InvalidParameterException"), refusal);
        }
        assertTrue(refusal(() -> client.rotateSecret(request -> request.secretId(arn)
                        .rotationLambdaARN(RecordedFunction.ARN)
                        .rotationRules(rules -> rules.automaticallyAfterDays(1001L))))
                .startsWith("ValidationException"));
    }

    @Test
    void aTokenIsRequiredOfWhoeverFillsNoneIn() throws IOException {
        assertEquals(
                "InvalidParameterException: You must provide a ClientRequestToken value. We recommend a UUID-type"
                        + " value.",
                aws.rawRefusal("RotateSecret", Map.of("SecretId", "x")));
    }
}
