package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.newToken;
import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

class VersionsContractTest {
    private final ContractTarget aws = ContractTarget.chosen();
    private final SecretsManagerClient client = aws.client();

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void theFirstValueOfAnEmptySecretBecomesCurrent() {
        String arn = aws.empty().arn();

        PutSecretValueResponse put = put(arn, newToken(), "a");

        assertEquals(List.of("AWSCURRENT"), put.versionStages());
        assertEquals(
                Map.of(put.versionId(), List.of("AWSCURRENT")),
                aws.describe(arn).versionIdsToStages());
    }

    @Test
    void aValuePutByDefaultBecomesCurrentAndTheFormerPrevious() {
        CreateSecretResponse created = aws.holding("a");

        PutSecretValueResponse second = put(created.arn(), newToken(), "b");
        PutSecretValueResponse third = put(created.arn(), newToken(), "c");

        assertEquals(
                Map.of(second.versionId(), List.of("AWSPREVIOUS"), third.versionId(), List.of("AWSCURRENT")),
                aws.describe(created.arn()).versionIdsToStages());
        assertEquals(
                "a",
                client.getSecretValue(request -> request.secretId(created.arn()).versionId(created.versionId()))
                        .secretString());
    }

    @Test
    void aLabelOfOnesOwnMovesOffItsFormerHolderAndLeavesCurrentAlone() {
        CreateSecretResponse created = aws.holding("a");
        String first = put(created.arn(), newToken(), "b", "MINE").versionId();

        String second = put(created.arn(), newToken(), "c", "MINE").versionId();

        assertEquals(
                Map.of(created.versionId(), List.of("AWSCURRENT"), second, List.of("MINE")),
                aws.describe(created.arn()).versionIdsToStages());
        assertEquals(
                List.of(first),
                list(created.arn(), true).versions().stream()
                        .filter(version -> !version.hasVersionStages())
                        .map(SecretVersionsListEntry::versionId)
                        .toList());
        assertEquals(2, list(created.arn(), false).versions().size());
    }

    @Test
    void theSameTokenAndValueAgainChangeNothing() {
        CreateSecretResponse created = aws.holding("a");
        String token = newToken();
        put(created.arn(), token, "b", "MINE");

        PutSecretValueResponse again = put(created.arn(), token, "b");

        assertEquals(List.of("MINE"), again.versionStages());
        assertEquals("a", aws.value(created.arn(), "AWSCURRENT"));
    }

    @Test
    void theSameTokenWithAnotherValueIsRefused() {
        CreateSecretResponse created = aws.holding("a");

        String refusal = refusal(() -> put(created.arn(), created.versionId(), "b"));

        assertTrue(refusal.startsWith("ResourceExistsException"), refusal);
        assertEquals("a", aws.value(created.arn(), "AWSCURRENT"));
    }

    @Test
    void whatIsNotThereIsNamedInTheError() {
        CreateSecretResponse created = aws.holding("a");
        String unknown = newToken();

        assertEquals(
                "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
                refusal(() -> aws.value("m2m-contract/none", "AWSCURRENT")));
        assertEquals(
                "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label:"
                        + " AWSPENDING",
                refusal(() -> aws.value(created.arn(), "AWSPENDING")));
        assertEquals(
                "ResourceNotFoundException: Secrets Manager can't find the specified secret value for VersionId: "
                        + unknown,
                refusal(() -> client.getSecretValue(
                        request -> request.secretId(created.arn()).versionId(unknown))));
        assertEquals(
                "InvalidRequestException: You provided a VersionStage that is not associated to the provided"
                        + " VersionId.",
                refusal(() -> client.getSecretValue(request -> request.secretId(created.arn())
                        .versionId(created.versionId())
                        .versionStage("AWSPREVIOUS"))));
    }

    @Test
    void aValueIsEitherTextOrBytesAndNotTooLong() {
        String arn = aws.empty().arn();
        SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {1, 2, 3});

        assertTrue(refusal(() -> client.putSecretValue(request -> request.secretId(arn)))
                .startsWith("InvalidRequestException"));
        assertTrue(refusal(() -> client.putSecretValue(
                        request -> request.secretId(arn).secretString("a").secretBinary(bytes)))
                .startsWith("InvalidParameterException"));
        String tooLong = "a".repeat(65_537);
        assertFalse(refusal(() -> put(arn, newToken(), tooLong)).contains("aaa"));

        client.putSecretValue(request -> request.secretId(arn).secretBinary(bytes));
        assertEquals(
                bytes, client.getSecretValue(request -> request.secretId(arn)).secretBinary());
    }

    @Test
    void versionsAreListedInPages() {
        String arn = aws.holding("a").arn();
        put(arn, newToken(), "b");

        ListSecretVersionIdsResponse first =
                client.listSecretVersionIds(request -> request.secretId(arn).maxResults(1));
        ListSecretVersionIdsResponse second = client.listSecretVersionIds(
                request -> request.secretId(arn).maxResults(1).nextToken(first.nextToken()));

        assertEquals(1, first.versions().size());
        assertEquals(1, second.versions().size());
        assertTrue(refusal(() -> client.listSecretVersionIds(
                        request -> request.secretId(arn).nextToken("made up")))
                .startsWith("InvalidNextTokenException"));
    }

    @Test
    void onlyAHundredDeprecatedVersionsOutliveADay() {
        String arn = aws.emulator().secret(aws.holding("0").arn()).orElseThrow().arn();
        for (int i = 1; i <= 110; i++) {
            put(arn, newToken(), "v" + i);
        }
        assertEquals(
                111, aws.emulator().secret(arn).orElseThrow().versions().all().size());

        aws.time().pass(Duration.ofHours(25));
        put(arn, newToken(), "last");

        assertEquals(
                102, aws.emulator().secret(arn).orElseThrow().versions().all().size());
    }

    private PutSecretValueResponse put(String secretId, String token, String value, String... stages) {
        return client.putSecretValue(request -> request.secretId(secretId)
                .clientRequestToken(token)
                .secretString(value)
                .versionStages(stages.length == 0 ? null : List.of(stages)));
    }

    private ListSecretVersionIdsResponse list(String secretId, boolean deprecated) {
        return client.listSecretVersionIds(request -> request.secretId(secretId).includeDeprecated(deprecated));
    }
}
