package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.machine;
import static io.github.cognitom2m.emulator.cognito.Samples.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientSecretDescriptorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** The contract of the two secrets of an app client. */
final class ClientSecretsContractTest {
    private static final String CHOSEN = "chosen0123456789chosen0123456789";

    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();
    private UserPoolClientType client = UserPoolClientType.builder().build();

    @BeforeEach
    void machineClient() {
        server(target, "orders", "read");
        client = machine(target, "orders/read");
    }

    @Test
    void listsTheSecretThatCameWithTheClientWithoutItsValue() {
        List<ClientSecretDescriptorType> secrets = list();

        assertEquals(1, secrets.size());
        assertTrue(
                secrets.getFirst().clientSecretId().matches(client.clientId() + "--\\d{13}"),
                secrets.getFirst().clientSecretId());
        assertNotNull(secrets.getFirst().clientSecretCreateDate());
        assertNull(secrets.getFirst().clientSecretValue());
    }

    @Test
    void tellsAGeneratedValueOnceAndAChosenOneNever() {
        ClientSecretDescriptorType generated = add();
        delete(generated.clientSecretId());
        ClientSecretDescriptorType chosen = cognito.addUserPoolClientSecret(
                        r -> r.userPoolId(pool).clientId(client.clientId()).clientSecret(CHOSEN))
                .clientSecretDescriptor();

        assertTrue(generated.clientSecretValue().matches("[a-z0-9]{51,52}"), "the generated secret's form");
        assertNull(chosen.clientSecretValue());
        assertTrue(list().stream().allMatch(secret -> secret.clientSecretValue() == null));
    }

    @Test
    void givesEachSecretAnIdOfItsOwn() {
        ClientSecretDescriptorType added = add();

        assertEquals(2, list().size());
        assertNotEquals(list().get(0).clientSecretId(), list().get(1).clientSecretId());
        assertTrue(list().stream().anyMatch(secret -> secret.clientSecretId().equals(added.clientSecretId())));
    }

    @Test
    void refusesAThirdSecret() {
        add();

        assertThrows(LimitExceededException.class, this::add);
        assertEquals(2, list().size());
    }

    @Test
    void refusesToDeleteTheLastSecret() {
        String last = list().getFirst().clientSecretId();

        assertThrows(InvalidParameterException.class, () -> delete(last));
        assertEquals(1, list().size());
    }

    @Test
    void describesTheOriginalSecretUntilItIsDeletedAndThenNone() {
        String original = list().getFirst().clientSecretId();
        add();
        assertEquals(client.clientSecret(), describe().clientSecret());

        delete(original);

        assertNull(describe().clientSecret());
    }

    @Test
    void keepsNoSecretOnAPublicClient() {
        String id = cognito.createUserPoolClient(r -> r.userPoolId(pool).clientName("public"))
                .userPoolClient()
                .clientId();

        assertThrows(
                InvalidParameterException.class,
                () -> cognito.addUserPoolClientSecret(r -> r.userPoolId(pool).clientId(id)));
    }

    @Test
    void doesNotFindWhatIsAbsent() {
        add();

        assertThrows(ResourceNotFoundException.class, () -> delete(client.clientId() + "--1"));
        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.addUserPoolClientSecret(r -> r.userPoolId(pool).clientId("absent")));
        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.listUserPoolClientSecrets(r -> r.userPoolId(pool).clientId("absent")));
        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.listUserPoolClientSecrets(
                        r -> r.userPoolId(target.region() + "_Absent123").clientId(client.clientId())));
    }

    @Test
    void survivesAnUpdateOfTheClient() {
        add();

        cognito.updateUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId()));

        assertEquals(2, list().size());
        assertEquals(client.clientSecret(), describe().clientSecret());
    }

    @Test
    void authenticatesWithBothAfterTheirDelays() {
        Cognito emulated = target.emulator().cognito();
        emulated.delays(Delays.NONE.withSecrets(Duration.ofSeconds(10), Duration.ofSeconds(20)));
        String original = list().getFirst().clientSecretId();
        String added = add().clientSecretValue();

        assertFalse(emulated.authenticates(client.clientId(), added));
        target.emulator().time().pass(Duration.ofSeconds(10));
        assertTrue(emulated.authenticates(client.clientId(), added));
        assertTrue(emulated.authenticates(client.clientId(), client.clientSecret()));

        delete(original);
        target.emulator().time().pass(Duration.ofSeconds(19));
        assertTrue(emulated.authenticates(client.clientId(), client.clientSecret()));
        target.emulator().time().pass(Duration.ofSeconds(1));
        assertFalse(emulated.authenticates(client.clientId(), client.clientSecret()));
        assertTrue(emulated.authenticates(client.clientId(), added));
    }

    @Test
    void remembersEverySecretEverIssued() {
        Cognito emulated = target.emulator().cognito();
        String added = add().clientSecretValue();

        cognito.deleteUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId()));

        assertEquals(Set.of(client.clientSecret(), added), emulated.issuedSecrets());
    }

    private ClientSecretDescriptorType add() {
        return cognito.addUserPoolClientSecret(r -> r.userPoolId(pool).clientId(client.clientId()))
                .clientSecretDescriptor();
    }

    private void delete(String secretId) {
        cognito.deleteUserPoolClientSecret(
                r -> r.userPoolId(pool).clientId(client.clientId()).clientSecretId(secretId));
    }

    private List<ClientSecretDescriptorType> list() {
        return cognito.listUserPoolClientSecrets(r -> r.userPoolId(pool).clientId(client.clientId()))
                .clientSecrets();
    }

    private UserPoolClientType describe() {
        return cognito.describeUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId()))
                .userPoolClient();
    }
}
