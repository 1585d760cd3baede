package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class DeletionContractTest {
    private static final String MARKED =
            "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.";
    private static final String NAME_HELD =
            "InvalidRequestException: You can't create this secret because a secret with"
                    + " this name is already scheduled for deletion.";

    private static final Duration SHOWN = Duration.ofSeconds(5);

    private final ContractTarget aws = ContractTarget.chosen();
    private final SecretsManagerClient client = aws.client();

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void aScheduledSecretCanBeDescribedAndNothingElse() {
        String arn = aws.holding("a").arn();

        DeleteSecretResponse scheduled = schedule(arn, 7);

        assertEquals(arn, scheduled.arn());
        assertNotNull(aws.describe(arn).deletedDate());
        Tag tag = Tag.builder().key("k").value("v").build();
        List<Executable> others = List.of(
                () -> aws.value(arn, "AWSCURRENT"),
                () -> client.putSecretValue(request -> request.secretId(arn).secretString("b")),
                () -> client.updateSecret(request -> request.secretId(arn).description("d")),
                () -> client.tagResource(request -> request.secretId(arn).tags(tag)),
                () -> client.untagResource(request -> request.secretId(arn).tagKeys("k")),
                () -> client.rotateSecret(request -> request.secretId(arn)),
                () -> client.deleteSecret(request -> request.secretId(arn)));
        others.forEach(other -> assertEquals(MARKED, refusal(other)));
    }

    @Test
    void theNameOfAScheduledSecretIsHeld() {
        CreateSecretResponse created = aws.holding("a");
        schedule(created.arn(), 7);

        assertEquals(NAME_HELD, refusal(() -> client.createSecret(request -> request.name(created.name()))));
    }

    @Test
    void aRestoredSecretKeepsItsArnAndItsValue() {
        String arn = aws.holding("a").arn();
        schedule(arn, 7);

        assertEquals(arn, client.restoreSecret(request -> request.secretId(arn)).arn());

        assertNull(aws.describe(arn).deletedDate());
        assertEquals("a", aws.value(arn, "AWSCURRENT"));
    }

    @Test
    void theRecoveryWindowIsOfSevenToThirtyDays() {
        String arn = aws.empty().arn();

        assertTrue(refusal(() -> schedule(arn, 6)).startsWith("InvalidParameterException"));
        assertTrue(refusal(() -> schedule(arn, 31)).startsWith("InvalidParameterException"));
        assertTrue(refusal(() -> client.deleteSecret(request ->
                        request.secretId(arn).recoveryWindowInDays(7L).forceDeleteWithoutRecovery(true)))
                .startsWith("InvalidParameterException"));
        assertNull(aws.describe(arn).deletedDate());
    }

    @Test
    void forceRemovesAScheduledSecretAndOneThatDoesNotExist() {
        CreateSecretResponse created = aws.empty();
        schedule(created.arn(), 7);

        force(created.arn());
        force(created.name());
        aws.time().pass(SHOWN);

        assertTrue(refusal(() -> client.deleteSecret(request -> request.secretId(created.name())))
                .startsWith("ResourceNotFoundException"));
    }

    @Test
    void aSecretMadeAgainGetsAnotherArn() {
        aws.emulator();
        CreateSecretResponse first = aws.empty();
        force(first.arn());
        aws.time().pass(SHOWN);

        CreateSecretResponse second = client.createSecret(request -> request.name(first.name()));

        assertNotEquals(first.arn(), second.arn());
        assertTrue(refusal(() -> aws.describe(first.arn())).startsWith("ResourceNotFoundException"));
    }

    @Test
    void aForceDeletedSecretIsShownAsScheduledForSomeSeconds() {
        String arn = aws.holding("a").arn();
        force(arn);

        assertNotNull(aws.describe(arn).deletedDate());
        assertEquals(MARKED, refusal(() -> aws.value(arn, "AWSCURRENT")));
        assertEquals(MARKED, refusal(() -> client.restoreSecret(request -> request.secretId(arn))));
        force(arn);

        aws.time().pass(SHOWN);
        assertTrue(refusal(() -> aws.describe(arn)).startsWith("ResourceNotFoundException"));
    }

    @Test
    void theNameOfAForceDeletedSecretCanBeRefusedAsDeleted() {
        aws.emulator().forceDeletedSaysDeleted(true);
        CreateSecretResponse created = aws.empty();
        force(created.arn());

        String deleted =
                "InvalidRequestException: You can't perform this operation on the secret because it was deleted.";
        assertEquals(deleted, refusal(() -> client.createSecret(request -> request.name(created.name()))));
        assertNotNull(aws.describe(created.arn()).deletedDate());
        aws.time().pass(SHOWN);
        client.createSecret(request -> request.name(created.name()));
    }

    @Test
    void aSecondDeletionIsRefusedOrSucceeds() {
        String arn = aws.holding("a").arn();
        DeleteSecretResponse first = schedule(arn, 7);

        assertEquals(MARKED, refusal(() -> schedule(arn, 30)));
        aws.emulator().repeatedDeletionSucceeds(true);
        assertEquals(first.deletionDate(), schedule(arn, 30).deletionDate());
    }

    @Test
    void theNameOfAForceDeletedSecretIsHeldForAWhile() {
        aws.emulator().forceDeleteDelay(Duration.ofSeconds(10));
        CreateSecretResponse created = aws.empty();
        force(created.arn());

        assertEquals(NAME_HELD, refusal(() -> client.createSecret(request -> request.name(created.name()))));

        aws.time().pass(Duration.ofSeconds(10));
        assertEquals(
                created.name(),
                client.createSecret(request -> request.name(created.name())).name());
    }

    @Test
    void theSecretIsGoneWhenItsWindowHasEnded() {
        String arn = aws.holding("a").arn();
        schedule(arn, 7);

        aws.time().pass(Duration.ofDays(7).minusSeconds(1));
        assertNotNull(aws.describe(arn).deletedDate());
        aws.time().pass(Duration.ofSeconds(1));

        assertTrue(refusal(() -> aws.describe(arn)).startsWith("ResourceNotFoundException"));
        assertEquals(List.of(), aws.emulator().secrets());
    }

    @Test
    void theDeletedDateCanBeReadEitherWay() {
        String arn = aws.empty().arn();
        schedule(arn, 7);
        aws.time().pass(Duration.ofDays(1));

        assertEquals(ContractTarget.START, aws.describe(arn).deletedDate());
        aws.emulator().deletedDateIsEndOfWindow(true);
        assertEquals(
                ContractTarget.START.plus(Duration.ofDays(7)), aws.describe(arn).deletedDate());
    }

    private DeleteSecretResponse schedule(String secretId, long days) {
        return client.deleteSecret(request -> request.secretId(secretId).recoveryWindowInDays(days));
    }

    private void force(String secretId) {
        client.deleteSecret(request -> request.secretId(secretId).forceDeleteWithoutRecovery(true));
    }
}
