package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
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
    void aSecretCanBeMadeWithReplicas() {
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
        assertEquals(
                StatusType.IN_SYNC,
                aws.describe(name).replicationStatus().getFirst().status());
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

        assertTrue(refusal.startsWith("InvalidRequestException"), refusal);
        assertTrue(forced.startsWith("InvalidRequestException"), forced);
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
    void aSecretWithoutReplicasHasNoPrimaryRegion() {
        assertNull(aws.describe(aws.empty().arn()).primaryRegion());
    }

    private static ReplicaRegionType replicaIn(String region) {
        return ReplicaRegionType.builder().region(region).build();
    }
}
