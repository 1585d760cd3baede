package io.github.cognitom2m.emulator.secretsmanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What the version of a rotation holds. */
class RotationVersionsContractTest {
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
    void notAtOnceMeansThatOnlyTheTestRuns() {
        testOnly();

        aws.emulator().runDueRotations();

        assertEquals(List.of("testSecret"), function.newSteps());
        assertTrue(aws.describe(arn).rotationEnabled());
        assertEquals(
                List.of("TestRotationStarted", "TestRotationSucceeded"),
                aws.emulator().rotationEvents().stream()
                        .map(RotationEvent::name)
                        .toList());
    }

    @Test
    void theVersionOfATestHoldsTheCurrentValueUnderAnotherId() {
        String current =
                aws.describe(arn).versionIdsToStages().keySet().iterator().next();
        String tested = testOnly();

        aws.emulator().runDueRotations();

        assertNotEquals(current, tested);
        assertEquals(Optional.of("first"), function.pendingValue("testSecret"));
        assertEquals(Map.of(current, List.of("AWSCURRENT")), aws.describe(arn).versionIdsToStages());
        assertTrue(
                client
                        .listSecretVersionIds(request -> request.secretId(arn).includeDeprecated(true))
                        .versions()
                        .stream()
                        .noneMatch(version -> version.versionId().equals(tested)));
    }

    @Test
    void theVersionOfARotationHasNoValueBeforeTheFunctionPutsOne() {
        client.rotateSecret(request -> request.secretId(arn).rotationLambdaARN(RecordedFunction.ARN));

        aws.emulator().runDueRotations();

        assertEquals(Optional.empty(), function.pendingValue("createSecret"));
        assertTrue(function.pendingValue("setSecret").isPresent());
    }

    private String testOnly() {
        return client.rotateSecret(request -> request.secretId(arn)
                        .rotationLambdaARN(RecordedFunction.ARN)
                        .rotateImmediately(false)
                        .rotationRules(rules -> rules.automaticallyAfterDays(1L)))
                .versionId();
    }
}
