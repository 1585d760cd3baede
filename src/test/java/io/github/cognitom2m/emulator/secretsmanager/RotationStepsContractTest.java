package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class RotationStepsContractTest {
    private static final List<Object> ALL_STEPS = List.of("createSecret", "setSecret", "testSecret", "finishSecret");

    private final ContractTarget aws = ContractTarget.chosen();
    private final SecretsManagerClient client = aws.client();
    private final RecordedFunction function = new RecordedFunction(client);
    private String arn = "";

    @BeforeEach
    void makeSecret() {
        aws.emulator().rotationFunctions(function);
        arn = aws.holding("first").arn();
    }

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void fourStepsInOrderMakeThePendingVersionCurrent() {
        String token = rotate();

        assertEquals(1, aws.emulator().runDueRotations());

        assertEquals("rotated " + token, aws.value(arn, "AWSCURRENT"));
        assertEquals("first", aws.value(arn, "AWSPREVIOUS"));
        assertEquals(ContractTarget.START, aws.describe(arn).lastRotatedDate());
        assertEquals(List.of("RotationStarted", "RotationSucceeded"), trail());
        for (Map<String, Object> event : function.events()) {
            assertEquals(arn, event.get("SecretId"));
            assertEquals(token, event.get("ClientRequestToken"));
            assertTrue(String.valueOf(event.get("RotationToken")).matches("[a-zA-Z0-9-]{36,256}"));
        }
        assertEquals(ALL_STEPS, function.newSteps());
        assertEquals(0, aws.emulator().runDueRotations());
    }

    @Test
    void twoRotationsInARowWorkWithoutWaiting() {
        rotate();
        aws.emulator().runDueRotations();
        String second = rotate();
        aws.emulator().runDueRotations();

        assertEquals("rotated " + second, aws.value(arn, "AWSCURRENT"));
    }

    @Test
    void aFailedStepStopsTheRotationWhichIsThenRepeatedFromTheStart() {
        String token = rotate();
        function.failAt("setSecret");

        aws.emulator().runDueRotations();
        assertEquals(List.of("createSecret", "setSecret"), function.newSteps());
        assertEquals("first", aws.value(arn, "AWSCURRENT"));
        assertEquals("rotated " + token, aws.value(arn, "AWSPENDING"));

        function.failAt("");
        aws.emulator().runDueRotations();
        assertEquals(ALL_STEPS, function.newSteps());
        assertEquals("rotated " + token, aws.value(arn, "AWSCURRENT"));
    }

    @Test
    void repeatsEndUntilSomebodyAsksAgain() {
        aws.emulator().rotationAttempts(2);
        rotate();
        function.failAt("createSecret");

        assertEquals(1, aws.emulator().runDueRotations());
        assertEquals(1, aws.emulator().runDueRotations());
        assertEquals(0, aws.emulator().runDueRotations());
        refusal(this::rotate);
        assertEquals(1, aws.emulator().runDueRotations());
    }

    @Test
    void aScheduledRotationStartsByTheClock() {
        client.rotateSecret(request -> request.secretId(arn)
                .rotationLambdaARN(RecordedFunction.ARN)
                .rotationRules(rules -> rules.scheduleExpression("rate(12 hours)")));
        aws.emulator().runDueRotations();
        String first = aws.value(arn, "AWSCURRENT");

        aws.time().pass(Duration.ofHours(12).minusSeconds(1));
        assertEquals(0, aws.emulator().runDueRotations());
        aws.time().pass(Duration.ofSeconds(1));
        assertEquals(1, aws.emulator().runDueRotations());

        assertEquals(first, aws.value(arn, "AWSPREVIOUS"));
        assertEquals(
                aws.time().instant().plus(Duration.ofHours(12)),
                aws.describe(arn).nextRotationDate());
    }

    @Test
    void aCancelledScheduleDoesNotRotate() {
        client.rotateSecret(request -> request.secretId(arn)
                .rotationLambdaARN(RecordedFunction.ARN)
                .rotationRules(rules -> rules.automaticallyAfterDays(1L)));
        aws.emulator().runDueRotations();
        client.cancelRotateSecret(request -> request.secretId(arn));

        aws.time().pass(Duration.ofDays(2));

        assertEquals(0, aws.emulator().runDueRotations());
    }

    @Test
    void aVersionWrittenByHandAbandonsTheRotation() {
        rotate();
        function.failAt("testSecret");
        aws.emulator().runDueRotations();

        client.putSecretValue(request -> request.secretId(arn).secretString("by hand"));

        assertEquals("by hand", aws.value(arn, "AWSCURRENT"));
        assertFalse(aws.describe(arn).versionIdsToStages().containsValue(List.of("AWSPENDING")));
        assertEquals("RotationAbandoned", trail().getLast());
        assertEquals(0, aws.emulator().runDueRotations());
        rotate();
    }

    @Test
    void aRotationIsFreeToBeginAgainAfterThePendingLabelWasTakenOff() {
        String stuck = rotate();
        function.failAt("setSecret");
        aws.emulator().runDueRotations();

        client.updateSecretVersionStage(
                request -> request.secretId(arn).versionStage("AWSPENDING").removeFromVersionId(stuck));
        function.failAt("");
        String fresh = rotate();
        aws.emulator().runDueRotations();

        assertEquals("rotated " + fresh, aws.value(arn, "AWSCURRENT"));
    }

    @Test
    void aSecretScheduledForDeletionIsNotRotated() {
        rotate();
        client.deleteSecret(request -> request.secretId(arn));

        assertEquals(0, aws.emulator().runDueRotations());
    }

    private String rotate() {
        return client.rotateSecret(request -> request.secretId(arn).rotationLambdaARN(RecordedFunction.ARN))
                .versionId();
    }

    private List<String> trail() {
        return aws.emulator().rotationEvents().stream().map(RotationEvent::name).toList();
    }
}
