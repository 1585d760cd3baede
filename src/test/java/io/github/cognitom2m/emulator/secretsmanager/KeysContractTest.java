package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.emulator.Place;
import io.github.cognitom2m.emulator.iam.Access;
import io.github.cognitom2m.emulator.iam.Accesses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

class KeysContractTest {
    private static final String OLD = "alias/old";
    private static final String NEW = "alias/new";

    private final ContractTarget aws = ContractTarget.chosen();
    private final SecretsManagerClient client = aws.client();

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void anotherKeyIsThatOfVersionsWithLabelsOfAwsOnly() {
        aws.emulator();
        String name = aws.newName();
        String arn = client.createSecret(
                        request -> request.name(name).secretString("a").kmsKeyId(OLD))
                .arn();
        String previous = current(arn);
        client.putSecretValue(request -> request.secretId(arn).secretString("b"));
        String staged = client.putSecretValue(
                        request -> request.secretId(arn).secretString("c").versionStages("staged"))
                .versionId();
        String pending = client.putSecretValue(
                        request -> request.secretId(arn).secretString("d").versionStages("AWSPENDING"))
                .versionId();

        client.updateSecret(request -> request.secretId(arn).kmsKeyId(NEW));

        assertEquals(List.of(NEW), keyOf(arn, previous));
        assertEquals(List.of(NEW), keyOf(arn, current(arn)));
        assertEquals(List.of(NEW), keyOf(arn, pending));
        assertEquals(List.of(OLD), keyOf(arn, staged));
    }

    /** Whoever reads the secret may use its key, not those that it had before. */
    @Test
    void aVersionUnderAnEarlierKeyIsNotReadableAsTheCurrentOne() {
        String arn = aws.holding("a").arn();
        String staged = client.putSecretValue(
                        request -> request.secretId(arn).secretString("b").versionStages("staged"))
                .versionId();
        client.updateSecret(request -> request.secretId(arn).kmsKeyId(NEW));
        assertEquals(Optional.of(new Value.Text("a")), readable(arn));

        client.updateSecretVersionStage(request -> request.secretId(arn)
                .versionStage("AWSCURRENT")
                .moveToVersionId(staged)
                .removeFromVersionId(current(arn)));

        assertEquals(Optional.empty(), readable(arn));
        client.updateSecret(request -> request.secretId(arn).kmsKeyId(NEW));
        assertEquals(Optional.of(new Value.Text("b")), readable(arn));
    }

    @Test
    void aReaderHasToBeAllowedTheKeyOfTheVersionThatItReads() {
        String arn = aws.holding("a").arn();
        client.updateSecret(request -> request.secretId(arn).kmsKeyId(OLD));
        String staged = client.putSecretValue(
                        request -> request.secretId(arn).secretString("b").versionStages("staged"))
                .versionId();
        List<Access> before = decryptions(Map.of("SecretId", arn));
        client.updateSecret(request -> request.secretId(arn).kmsKeyId(NEW));

        assertEquals(1, before.size());
        assertEquals(before, decryptions(Map.of("SecretId", arn, "VersionId", staged)));
        assertEquals(before, decryptions(Map.of("SecretId", arn, "VersionStage", "staged")));
        assertNotEquals(before, decryptions(Map.of("SecretId", arn)));
    }

    private List<Access> decryptions(Map<String, Object> input) {
        return new Accesses(Place.DEFAULT, aws.emulator()::secret)
                .of("secretsmanager", "GetSecretValue", input).stream()
                        .filter(access -> access.action().equals("kms:Decrypt"))
                        .toList();
    }

    @Test
    void aKeyThatIsDisabledNeitherEncryptsNorDecrypts() {
        String arn = aws.holding("a").arn();
        client.updateSecret(request -> request.secretId(arn).kmsKeyId(OLD));
        aws.emulator().keyIsUsable(OLD, false);

        assertTrue(refusal(() -> aws.value(arn, "AWSCURRENT")).startsWith("DecryptionFailure"));
        assertTrue(refusal(() ->
                        client.putSecretValue(request -> request.secretId(arn).secretString("b")))
                .startsWith("EncryptionFailure"));
        assertTrue(refusal(() ->
                        client.updateSecret(request -> request.secretId(arn).kmsKeyId(NEW)))
                .startsWith("DecryptionFailure"));
        assertEquals(Optional.empty(), readable(arn));
        aws.emulator().keyIsUsable(OLD, true);
        assertEquals("a", aws.value(arn, "AWSCURRENT"));
    }

    @Test
    void theDefaultKeyIsNotShown() {
        String name = aws.newName();
        String arn = client.createSecret(
                        request -> request.name(name).secretString("a").kmsKeyId("alias/aws/secretsmanager"))
                .arn();

        assertNull(aws.describe(arn).kmsKeyId());
        assertEquals(List.of("DefaultEncryptionKey"), keyOf(arn, current(arn)));
    }

    private Optional<Value> readable(String arn) {
        return aws.emulator().readableValue(aws.emulator().secret(arn).orElseThrow());
    }

    private String current(String arn) {
        return client.getSecretValue(request -> request.secretId(arn)).versionId();
    }

    private List<String> keyOf(String arn, String version) {
        return client.listSecretVersionIds(request -> request.secretId(arn)).versions().stream()
                .filter(entry -> entry.versionId().equals(version))
                .findFirst()
                .map(SecretVersionsListEntry::kmsKeyIds)
                .orElseThrow();
    }
}
