package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

class UpdateSecretContractTest {
    private final ContractTarget aws = ContractTarget.chosen();

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void updateWithoutAValueChangesOnlyTheDescription() {
        CreateSecretResponse created = aws.holding("a");

        UpdateSecretResponse updated = aws.client()
                .updateSecret(request -> request.secretId(created.arn()).description("new"));

        assertNull(updated.versionId());
        assertEquals("new", aws.describe(created.arn()).description());
        assertEquals("a", aws.value(created.arn(), "AWSCURRENT"));
    }

    @Test
    void updateWithAValueMakesItCurrentAndTheFormerPrevious() {
        CreateSecretResponse created = aws.holding("a");

        UpdateSecretResponse updated = aws.client()
                .updateSecret(request -> request.secretId(created.arn()).secretString("b"));

        assertNotEquals(created.versionId(), updated.versionId());
        assertEquals("b", aws.value(created.arn(), "AWSCURRENT"));
        assertEquals("a", aws.value(created.arn(), "AWSPREVIOUS"));
    }

    @Test
    void updateRefusesTheTokenOfAVersionWithAnotherValue() {
        CreateSecretResponse created = aws.holding("a");

        String refusal = refusal(() -> aws.client()
                .updateSecret(request -> request.secretId(created.arn())
                        .clientRequestToken(created.versionId())
                        .secretString("b")));

        assertTrue(refusal.startsWith("ResourceExistsException"), refusal);
        assertEquals(1, aws.describe(created.arn()).versionIdsToStages().size());
    }

    @Test
    void updateWithATokenThatIsUsedAndTheSameValueChangesNothing() {
        CreateSecretResponse created = aws.holding("a");
        aws.client().updateSecret(request -> request.secretId(created.arn()).secretString("b"));

        UpdateSecretResponse again = aws.client()
                .updateSecret(request -> request.secretId(created.arn())
                        .clientRequestToken(created.versionId())
                        .secretString("a"));

        assertEquals(created.versionId(), again.versionId());
        assertEquals("b", aws.value(created.arn(), "AWSCURRENT"));
    }

    @Test
    void anEmptyKeyGoesBackToTheDefaultKey() {
        String name = aws.newName();
        aws.emulator();
        aws.client().createSecret(request -> request.name(name).kmsKeyId("alias/mine"));

        aws.client().updateSecret(request -> request.secretId(name).kmsKeyId(""));

        assertNull(aws.describe(name).kmsKeyId());
    }

    @Test
    void theDateOfTheLastChangeMovesWithWritesOnly() {
        String arn = aws.holding("a").arn();

        aws.time().pass(Duration.ofMinutes(1));
        aws.value(arn, "AWSCURRENT");
        assertEquals(ContractTarget.START, aws.describe(arn).lastChangedDate());
        aws.client().updateSecret(request -> request.secretId(arn).description("new"));

        assertEquals(ContractTarget.START.plusSeconds(60), aws.describe(arn).lastChangedDate());
    }
}
