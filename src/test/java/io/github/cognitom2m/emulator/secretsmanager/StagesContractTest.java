package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.newToken;
import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StagesContractTest {
    private final ContractTarget aws = ContractTarget.chosen();
    private final String first = newToken();
    private final String second = newToken();
    private String arn = "";

    @BeforeEach
    void makeTwoVersions() {
        arn = aws.empty().arn();
        put(first, "a", "AWSCURRENT");
        put(second, "b", "AWSPENDING");
    }

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void currentMovesFromTheVersionThatIsNamedAndLeavesPrevious() {
        move("AWSCURRENT", first, second);

        assertEquals(List.of("AWSPREVIOUS"), stagesOf(first));
        assertEquals(Set.of("AWSCURRENT", "AWSPENDING"), Set.copyOf(stagesOf(second)));
    }

    @Test
    void currentStaysWhereTheNamedVersionDoesNotHoldIt() {
        String other = newToken();
        put(other, "c", "OTHER");
        Map<String, List<String>> before = stages();

        assertTrue(refusal(() -> move("AWSCURRENT", other, second)).startsWith("InvalidParameterException"));
        assertTrue(refusal(() -> move("AWSCURRENT", null, second)).startsWith("InvalidParameterException"));
        assertEquals(before, stages());
    }

    @Test
    void currentCanMoveButNotVanish() {
        assertTrue(refusal(() -> move("AWSCURRENT", first, null)).startsWith("InvalidParameterException"));

        assertEquals("a", aws.value(arn, "AWSCURRENT"));
    }

    @Test
    void previousLeavesTheVersionBeforeThePrevious() {
        move("AWSCURRENT", first, second);
        String third = newToken();
        put(third, "c", "MINE");

        move("AWSCURRENT", second, third);

        assertFalse(stages().containsKey(first));
        assertTrue(stagesOf(second).contains("AWSPREVIOUS"));
        assertTrue(stagesOf(third).contains("AWSCURRENT"));
    }

    @Test
    void aFormerCurrentLosesThePendingLabelOfItsRotationToADefaultPut() {
        move("AWSCURRENT", first, second);

        String third = newToken();
        put(third, "c", "AWSCURRENT");

        assertEquals(Map.of(second, List.of("AWSPREVIOUS"), third, List.of("AWSCURRENT")), stages());
    }

    @Test
    void aCustomLabelStaysWhenItsVersionBecomesPrevious() {
        move("MINE", null, first);

        move("AWSCURRENT", first, second);

        assertEquals(Set.of("MINE", "AWSPREVIOUS"), Set.copyOf(stagesOf(first)));
    }

    @Test
    void aLabelCanBeTakenOff() {
        move("AWSPENDING", second, null);

        assertEquals(Map.of(first, List.of("AWSCURRENT")), stages());
    }

    @Test
    void aVersionThatDoesNotExistGetsNoLabel() {
        assertTrue(refusal(() -> move("MINE", null, newToken())).startsWith("ResourceNotFoundException"));
    }

    @Test
    void aSecretHasAtMostTwentyLabels() {
        List<String> labels =
                IntStream.rangeClosed(1, 18).mapToObj(number -> "L" + number).toList();
        put(newToken(), "c", labels.toArray(String[]::new));

        assertTrue(refusal(() -> move("ONE-TOO-MANY", null, first)).startsWith("LimitExceededException"));
    }

    private Map<String, List<String>> stages() {
        return aws.describe(arn).versionIdsToStages();
    }

    private List<String> stagesOf(String version) {
        return stages().getOrDefault(version, List.of());
    }

    private void put(String token, String value, String... stages) {
        aws.client()
                .putSecretValue(request -> request.secretId(arn)
                        .clientRequestToken(token)
                        .secretString(value)
                        .versionStages(stages));
    }

    private void move(String stage, @Nullable String from, @Nullable String to) {
        aws.client()
                .updateSecretVersionStage(request -> request.secretId(arn)
                        .versionStage(stage)
                        .removeFromVersionId(from)
                        .moveToVersionId(to));
    }
}
