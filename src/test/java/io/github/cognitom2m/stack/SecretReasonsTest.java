package io.github.cognitom2m.stack;

import static io.github.cognitom2m.emulator.cloudformation.StackStatus.ROLLBACK_COMPLETE;
import static io.github.cognitom2m.emulator.cloudformation.StackStatus.UPDATE_ROLLBACK_COMPLETE;

import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import io.github.cognitom2m.support.Reasons;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the stack's events say where Secrets Manager refuses something. */
final class SecretReasonsTest {
    private static final String ORDERS = Orders.withScopes("read");
    private static final String KEYED = ORDERS + "Secret: {KmsKeyId: alias/ours}\n";
    private static final String CREATE = "secretsmanager:CreateSecret (Name m2m/orders/Credentials/POOL)";
    private static final String CREATE_KEYED =
            "secretsmanager:CreateSecret (Name m2m/orders/Credentials/POOL, KmsKeyId alias/ours)";
    private static final String USE = "; the key must exist, be enabled, and let the provider's role use it";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Reasons reasons = new Reasons(platform);

    @Test
    void nameIsAnotherStacks() {
        platform.deploy("first", ORDERS + "Secret: {Name: m2m/mine}\n");
        refused(
                "Secret.Name: the secret m2m/mine belongs to resource Credentials of stack first; choose another"
                        + " Secret.Name",
                ORDERS + "Secret: {Name: m2m/mine}\n");
    }

    @Test
    void nameIsSomebodyElses() {
        platform.secretsManager("CreateSecret", Map.of("Name", "m2m/mine", "ClientRequestToken", "0".repeat(32)));
        refused(
                "Secret.Name: the secret m2m/mine belongs to something else; choose another Secret.Name",
                ORDERS + "Secret: {Name: m2m/mine}\n");
    }

    @Test
    void nameCannotChange() {
        Deployed stack = platform.deploy("orders", ORDERS);
        stack.update(ORDERS + "Secret: {Name: m2m/mine}\n").is(UPDATE_ROLLBACK_COMPLETE);
        reasons.are(
                "Secret.Name: the name of a secret cannot change (it is m2m/orders/Credentials/POOL); put it back, or"
                        + " remove the resource in one update and add it with the other name in the next one",
                stack);
    }

    @Test
    void accountHasAllItsSecrets() {
        reasons.refuse("CreateSecret", "LimitExceededException", "You've exceeded the number of secrets.");
        refused(
                "Secret: " + CREATE + " failed with LimitExceededException: You've exceeded the number of secrets (AWS"
                        + " request aws-request-1); the account has reached its quota of secrets in this"
                        + " Region; delete unused ones, or request more in Service Quotas",
                ORDERS);
    }

    @Test
    void keyDoesNotEncrypt() {
        reasons.refuseKey("CreateSecret", "EncryptionFailure", "Secrets Manager can't encrypt with this KMS key.");
        refused(
                "Secret.KmsKeyId: " + CREATE_KEYED + " failed with EncryptionFailure: Secrets Manager can't encrypt"
                        + " with this KMS key (AWS request aws-request-1)" + USE,
                KEYED);
    }

    @Test
    void keyDoesNotDecrypt() {
        Deployed stack = platform.deploy("orders", KEYED);
        reasons.refuse("GetSecretValue", "DecryptionFailure", "Secrets Manager can't decrypt with this KMS key.");
        stack.update(KEYED.replace("read", "write"));
        reasons.are(
                "Secret.KmsKeyId: secretsmanager:GetSecretValue (SecretId"
                        + " arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/orders/Credentials/POOL-ID) failed"
                        + " with DecryptionFailure: Secrets Manager can't decrypt with this KMS key (AWS request"
                        + " aws-request-1)" + USE,
                stack);
    }

    @Test
    void keyIsDenied() {
        reasons.refuseKey("CreateSecret", "AccessDeniedException", "Access to KMS is not allowed");
        refused(
                "Secret.KmsKeyId: " + CREATE_KEYED + " failed with AccessDeniedException: Access to KMS is not allowed"
                        + " (AWS request aws-request-1); let the provider's role use the key, in the key's own"
                        + " policy too: kms:Decrypt, kms:Encrypt, kms:GenerateDataKey",
                KEYED);
    }

    @Test
    void regionHasNoReplicas() {
        reasons.refuse("ReplicateSecretToRegions", "InvalidParameterException", "Invalid replica region: xx-north-9");
        refused(
                "Secret.ReplicaRegions: secretsmanager:ReplicateSecretToRegions (SecretId"
                        + " arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/orders/Credentials/POOL-ID) failed"
                        + " with InvalidParameterException: Invalid replica region: xx-north-9 (AWS request"
                        + " aws-request-1); name Regions that are enabled for the account and hold no secret of this"
                        + " name",
                ORDERS + "Secret: {ReplicaRegions: [{Region: xx-north-9}]}\n");
    }

    @Test
    void secretGoesMeanwhile() {
        platform.aws().secretsManager().forceDeleteShown(Duration.ZERO);
        Deployed stack = platform.deploy("orders", ORDERS);
        reasons.before(
                "UpdateSecret",
                () -> platform.secretsManager(
                        "DeleteSecret", Map.of("SecretId", stack.arn(), "ForceDeleteWithoutRecovery", true)));
        stack.update(ORDERS + "Secret: {Description: Of orders}\n");
        reasons.wereAtFirst(
                "Secret: secretsmanager:UpdateSecret (SecretId"
                        + " arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/orders/Credentials/POOL-ID) failed"
                        + " with ResourceNotFoundException: Secrets Manager can't find the specified secret (AWS"
                        + " request ID); somebody else has deleted it; update again with AdoptExisting: true,"
                        + " which creates another secret and client and takes over what is left, or delete the resource"
                        + " server and the domain and update again",
                stack);
    }

    @Test
    void secretIsScheduledForDeletionMeanwhile() {
        Deployed stack = platform.deploy("orders", ORDERS);
        reasons.before(
                "UpdateSecret",
                () -> platform.secretsManager(
                        "DeleteSecret", Map.of("SecretId", stack.arn(), "RecoveryWindowInDays", 7)));
        stack.update(ORDERS + "Secret: {Description: Of orders}\n");
        reasons.wereAtFirst(
                "Secret: secretsmanager:UpdateSecret (SecretId"
                        + " arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/orders/Credentials/POOL-ID) failed"
                        + " with InvalidRequestException: You can't perform this operation on the secret because it was"
                        + " marked for deletion (AWS request ID); restore it (aws secretsmanager restore-secret) and"
                        + " try again",
                stack);
        reasons.are(
                "the secret m2m/orders/Credentials/POOL is scheduled for deletion; restore it (aws"
                        + " secretsmanager restore-secret) and try again",
                stack);
    }

    private void refused(String reason, String properties) {
        reasons.are(reason, platform.deploy("orders", properties).is(ROLLBACK_COMPLETE));
    }
}
