package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;
import software.amazon.awssdk.services.secretsmanager.model.StatusType;

class ReplicasContractTest {
    private static final ReplicaRegionType IRELAND = replicaIn("eu-west-1");

    private final ContractTarget aws = ContractTarget.chosen();
    private final SecretsManagerClient client = aws.client();

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void aReplicaIsMadeInTheBackground() {
        // A replica would keep the clean-up on AWS from deleting the secret if this failed half-way.
        aws.emulator();
        String name = aws.newName();

        assertEquals(
                StatusType.IN_PROGRESS,
                client.createSecret(request -> request.name(name).addReplicaRegions(IRELAND))
                        .replicationStatus()
                        .getFirst()
                        .status());

        assertEquals(
                "eu-west-1", aws.describe(name).replicationStatus().getFirst().region());
        assertEquals(StatusType.IN_PROGRESS, replica(name).status());
        aws.time().pass(Duration.ofSeconds(5));
        assertEquals(StatusType.IN_SYNC, replica(name).status());
        assertNull(replica(name).statusMessage());
        assertEquals("us-east-1", aws.describe(name).primaryRegion());
    }

    @Test
    void aPrimaryIsDeletedOnlyAfterItsReplicas() {
        String arn = aws.empty().arn();
        client.replicateSecretToRegions(request -> request.secretId(arn).addReplicaRegions(IRELAND));

        String refusal = refusal(() -> client.deleteSecret(request -> request.secretId(arn)));
        String forced = refusal(
                () -> client.deleteSecret(request -> request.secretId(arn).forceDeleteWithoutRecovery(true)));
        client.removeRegionsFromReplication(request -> request.secretId(arn).removeReplicaRegions("eu-west-1"));
        client.deleteSecret(request -> request.secretId(arn).recoveryWindowInDays(7L));

        assertTrue(refusal.startsWith("InvalidParameterException: You can't delete secret " + arn), refusal);
        assertTrue(forced.startsWith("InvalidParameterException: You can't delete secret " + arn), forced);
        assertFalse(aws.describe(arn).hasReplicationStatus());
    }

    @Test
    void replicasCannotBeInTheirOwnRegionTwiceOrNowhere() {
        aws.emulator();
        String arn = aws.empty().arn();
        client.replicateSecretToRegions(request -> request.secretId(arn).addReplicaRegions(IRELAND));

        assertTrue(refusal(() -> client.replicateSecretToRegions(
                        request -> request.secretId(arn).addReplicaRegions(IRELAND)))
                .startsWith("InvalidParameterException"));
        assertTrue(refusal(() -> client.replicateSecretToRegions(
                        request -> request.secretId(arn).addReplicaRegions(replicaIn("us-east-1"))))
                .startsWith("InvalidParameterException"));
        assertTrue(refusal(() -> client.replicateSecretToRegions(
                        request -> request.secretId(arn).addReplicaRegions(replicaIn("Ireland"))))
                .startsWith("ValidationException"));
        assertTrue(refusal(() -> client.removeRegionsFromReplication(
                        request -> request.secretId(arn).removeReplicaRegions("eu-west-2")))
                .startsWith("InvalidParameterException"));
    }

    @Test
    void aReplicaFailsWhereItsNameIsTakenAndSaysSo() {
        aws.emulator().replication("eu-west-1", Replication.failing(Replication.NAME_EXISTS));
        String arn = aws.empty().arn();
        client.replicateSecretToRegions(request -> request.secretId(arn).addReplicaRegions(IRELAND));

        aws.time().pass(Duration.ofSeconds(5));

        assertEquals(StatusType.FAILED, replica(arn).status());
        assertEquals(Replication.NAME_EXISTS, replica(arn).statusMessage());
        client.removeRegionsFromReplication(request -> request.secretId(arn).removeReplicaRegions("eu-west-1"));
        client.replicateSecretToRegions(
                request -> request.secretId(arn).addReplicaRegions(IRELAND).forceOverwriteReplicaSecret(true));
        aws.time().pass(Duration.ofSeconds(5));
        assertEquals(StatusType.IN_SYNC, replica(arn).status());
    }

    @Test
    void aReplicaFailsUnderAKeyThatCannotBeUsed() {
        aws.emulator().keyIsUsable("alias/ireland", false);
        String arn = aws.empty().arn();
        ReplicaRegionType replica =
                IRELAND.toBuilder().kmsKeyId("alias/ireland").build();
        client.replicateSecretToRegions(request -> request.secretId(arn).addReplicaRegions(replica));

        aws.time().pass(Duration.ofSeconds(5));

        assertEquals(StatusType.FAILED, replica(arn).status());
    }

    @Test
    void aSecretWithoutReplicasHasNoPrimaryRegion() {
        assertNull(aws.describe(aws.empty().arn()).primaryRegion());
    }

    private ReplicationStatusType replica(String secretId) {
        return aws.describe(secretId).replicationStatus().getFirst();
    }

    private static ReplicaRegionType replicaIn(String region) {
        return ReplicaRegionType.builder().region(region).build();
    }
}
