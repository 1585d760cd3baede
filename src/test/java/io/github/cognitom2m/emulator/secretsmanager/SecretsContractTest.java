package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.newToken;
import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

class SecretsContractTest {
    private final ContractTarget aws = ContractTarget.chosen();

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void theArnEndsInSixRandomCharactersAfterTheName() {
        CreateSecretResponse created = aws.empty();

        assertTrue(
                created.arn()
                        .matches("arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:" + created.name()
                                + "-[A-Za-z0-9]{6}"),
                created.arn());
    }

    @Test
    void isFoundByNameByFullArnAndByArnWithoutItsRandomEnd() {
        CreateSecretResponse created = aws.empty();
        String partial = created.arn().substring(0, created.arn().length() - 7);

        for (String id : List.of(created.name(), created.arn(), partial)) {
            assertEquals(created.arn(), aws.describe(id).arn());
        }
        assertEquals(
                "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
                refusal(() -> aws.describe(partial + "-AAAAAA")));
    }

    @Test
    void aPartialArnIsNotFoundWhereTheNameItselfEndsLikeARandomSuffix() {
        String name = aws.newName() + "-abcdef";
        String arn = aws.client().createSecret(request -> request.name(name)).arn();

        String refusal = refusal(() -> aws.describe(arn.substring(0, arn.length() - 7)));

        aws.client().deleteSecret(request -> request.secretId(arn).forceDeleteWithoutRecovery(true));
        assertTrue(refusal.startsWith("ResourceNotFoundException"), refusal);
    }

    @Test
    void withoutAValueThereIsNoVersion() {
        CreateSecretResponse created = aws.empty();

        assertNull(created.versionId());
        assertFalse(aws.describe(created.arn()).hasVersionIdsToStages());
        assertEquals(
                "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label:"
                        + " AWSCURRENT",
                refusal(() -> aws.value(created.arn(), "AWSCURRENT")));
    }

    @Test
    void aFreshSecretShowsOnlyWhatWasSet() {
        DescribeSecretResponse bare = aws.describe(aws.empty().arn());

        assertNull(bare.description());
        assertNull(bare.kmsKeyId());
        assertNull(bare.rotationEnabled());
        assertFalse(bare.hasTags());
        assertNull(bare.deletedDate());
    }

    @Test
    void theSameTokenAndValueAgainChangeNothing() {
        String name = aws.newName();
        String token = newToken();
        CreateSecretResponse first = aws.client()
                .createSecret(
                        request -> request.name(name).clientRequestToken(token).secretString("a"));

        CreateSecretResponse again = aws.client()
                .createSecret(
                        request -> request.name(name).clientRequestToken(token).secretString("a"));

        assertEquals(first.arn(), again.arn());
        assertEquals(token, again.versionId());
    }

    @Test
    void theSameTokenWithAnotherValueIsRefused() {
        String name = aws.newName();
        String token = newToken();
        aws.client()
                .createSecret(
                        request -> request.name(name).clientRequestToken(token).secretString("a"));

        String refusal = refusal(() -> aws.client()
                .createSecret(
                        request -> request.name(name).clientRequestToken(token).secretString("b")));

        assertTrue(refusal.startsWith("ResourceExistsException"), refusal);
    }

    @Test
    void aTakenNameIsRefused() {
        String name = aws.holding("a").name();

        assertEquals(
                "ResourceExistsException: The operation failed because the secret " + name + " already exists.",
                refusal(() ->
                        aws.client().createSecret(request -> request.name(name).secretString("a"))));
    }

    @Test
    void aNameWithOtherCharactersIsRefused() {
        assertEquals(
                "ValidationException: Invalid name. Must be a valid name containing alphanumeric characters, or any of"
                        + " the following: -/_+=.@!",
                refusal(() -> aws.client().createSecret(request -> request.name("has space"))));
    }

    @Test
    void theDayOfTheLastAccessIsThatOfAReadOfTheValue() {
        CreateSecretResponse created = aws.holding("a");
        assertNull(aws.describe(created.arn()).lastAccessedDate());

        aws.time().pass(Duration.ofDays(1));
        aws.value(created.arn(), "AWSCURRENT");

        Instant day = aws.time().instant().truncatedTo(ChronoUnit.DAYS);
        assertEquals(day, aws.describe(created.arn()).lastAccessedDate());
        assertEquals(
                day,
                aws.client()
                        .listSecretVersionIds(request -> request.secretId(created.arn()))
                        .versions()
                        .getFirst()
                        .lastAccessedDate());
    }

    @Test
    void lengthsAreHeldAgainstTheModel() {
        String longName = "n".repeat(513);
        String description = "d".repeat(2049);
        String name = aws.newName();

        assertTrue(refusal(() -> aws.client().createSecret(request -> request.name(longName)))
                .contains("Member must have length less than or equal to 512"));
        assertTrue(refusal(() ->
                        aws.client().createSecret(request -> request.name(name).description(description)))
                .startsWith("ValidationException"));
        assertTrue(refusal(() ->
                        aws.client().createSecret(request -> request.name(name).clientRequestToken("short")))
                .startsWith("ValidationException"));
    }
}
