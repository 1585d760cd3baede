package io.github.cognitom2m.emulator.secretsmanager;

import static io.github.cognitom2m.emulator.secretsmanager.ContractTarget.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class ReadLagContractTest {
    private final ContractTarget aws = ContractTarget.chosen();

    @BeforeEach
    void lagByFiveSeconds() {
        aws.emulator().readLag(Duration.ofSeconds(5));
    }

    @AfterEach
    void cleanUp() {
        aws.close();
    }

    @Test
    void aNewSecretExistsBeforeItCanBeRead() {
        String name = aws.holding("a").name();

        assertTrue(refusal(() -> aws.value(name, "AWSCURRENT")).startsWith("ResourceNotFoundException"));
        assertTrue(refusal(() -> aws.client().createSecret(request -> request.name(name)))
                .startsWith("ResourceExistsException"));
        assertTrue(aws.client().listSecrets().secretList().isEmpty());

        aws.time().pass(Duration.ofSeconds(5));
        assertEquals("a", aws.value(name, "AWSCURRENT"));
        assertEquals(1, aws.client().listSecrets().secretList().size());
    }

    @Test
    void readersSeeTheFormerValueForAWhile() {
        String name = aws.holding("a").name();
        aws.time().pass(Duration.ofMinutes(1));
        aws.client().putSecretValue(request -> request.secretId(name).secretString("b"));

        aws.time().pass(Duration.ofSeconds(4));
        assertEquals("a", aws.value(name, "AWSCURRENT"));
        aws.time().pass(Duration.ofSeconds(1));
        assertEquals("b", aws.value(name, "AWSCURRENT"));
    }

    @Test
    void writesActOnWhatIsNotYetSeen() {
        String name = aws.empty().name();
        Tag tag = Tag.builder().key("a").value("1").build();
        aws.client().tagResource(request -> request.secretId(name).tags(tag));

        aws.client().deleteSecret(request -> request.secretId(name).forceDeleteWithoutRecovery(true));

        assertTrue(aws.emulator().secret(name).orElseThrow().deletedAt().isPresent());
    }
}
