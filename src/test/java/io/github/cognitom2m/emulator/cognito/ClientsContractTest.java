package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.machine;
import static io.github.cognitom2m.emulator.cognito.Samples.machineRequest;
import static io.github.cognitom2m.emulator.cognito.Samples.refusal;
import static io.github.cognitom2m.emulator.cognito.Samples.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** The contract of app clients. */
final class ClientsContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();

    @BeforeEach
    void api() {
        server(target, "orders", "read", "write");
    }

    @Test
    void describesWhatWasCreatedWithItsSecret() {
        UserPoolClientType created = machine(target, "orders/read", "orders/write");

        UserPoolClientType found = describe(created.clientId());

        assertEquals(created, found);
        assertEquals("machine", found.clientName());
        assertEquals(Set.of("orders/read", "orders/write"), new TreeSet<>(found.allowedOAuthScopes()));
        assertTrue(found.clientId().matches("[a-z0-9]{26}"), found.clientId());
        assertTrue(found.clientSecret().matches("[a-z0-9]{51,52}"), "the generated secret's form");
    }

    @Test
    void makesAPublicClientWhereNoSecretIsAskedFor() {
        UserPoolClientType created = cognito.createUserPoolClient(
                        r -> r.userPoolId(pool).clientName("public"))
                .userPoolClient();

        assertNull(created.clientSecret());
        assertFalse(created.allowedOAuthFlowsUserPoolClient());
        assertTrue(created.enableTokenRevocation());
        assertEquals(30, created.refreshTokenValidity());
        assertNull(created.preventUserExistenceErrors());
        assertEquals(
                Set.of(
                        ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH,
                        ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH,
                        ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH),
                new HashSet<>(created.explicitAuthFlows()));
    }

    @Test
    void takesASecretOfTheCallersChoice() {
        String chosen = "chosen0123456789chosen0123456789";

        UserPoolClientType created = cognito.createUserPoolClient(
                        r -> r.userPoolId(pool).clientName("chosen").clientSecret(chosen))
                .userPoolClient();

        assertEquals(chosen, describe(created.clientId()).clientSecret());
        assertThrows(
                InvalidParameterException.class,
                () -> cognito.createUserPoolClient(r -> r.userPoolId(pool)
                        .clientName("both")
                        .generateSecret(true)
                        .clientSecret(chosen)));
    }

    @Test
    void makesASecondClientWhenACreationIsRepeated() {
        assertNotEquals(
                machine(target, "orders/read").clientId(),
                machine(target, "orders/read").clientId());
    }

    @Test
    void resetsWhatAnUpdateLeavesOut() {
        UserPoolClientType created = cognito.createUserPoolClient(machineRequest(target, "orders/read")
                        .accessTokenValidity(10)
                        .tokenValidityUnits(units -> units.accessToken(TimeUnitsType.MINUTES))
                        .explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH)
                        .build())
                .userPoolClient();

        cognito.updateUserPoolClient(r -> r.userPoolId(pool).clientId(created.clientId()));

        UserPoolClientType found = describe(created.clientId());
        assertEquals(created.clientName(), found.clientName());
        assertEquals(created.clientSecret(), found.clientSecret());
        assertFalse(found.hasAllowedOAuthScopes());
        assertFalse(found.hasAllowedOAuthFlows());
        assertFalse(found.allowedOAuthFlowsUserPoolClient());
        assertNull(found.accessTokenValidity());
        assertNull(found.tokenValidityUnits().accessToken());
        assertEquals(3, found.explicitAuthFlows().size());
    }

    @Test
    void replacesARefreshValidityOfZero() {
        UserPoolClientType created = cognito.createUserPoolClient(
                        r -> r.userPoolId(pool).clientName("zero").refreshTokenValidity(0))
                .userPoolClient();

        assertEquals(30, created.refreshTokenValidity());
    }

    @Test
    void doesNotFindAnAbsentClient() {
        assertThrows(ResourceNotFoundException.class, () -> describe("absent"));
        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.updateUserPoolClient(r -> r.userPoolId(pool).clientId("absent")));
        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.deleteUserPoolClient(r -> r.userPoolId(pool).clientId("absent")));
    }

    @Test
    void forgetsADeletedClient() {
        String id = machine(target, "orders/read").clientId();

        cognito.deleteUserPoolClient(r -> r.userPoolId(pool).clientId(id));

        assertThrows(ResourceNotFoundException.class, () -> describe(id));
    }

    @Test
    void listsEveryClientOnceByPages() {
        Set<String> made = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            made.add(machine(target, "orders/read").clientId());
        }

        assertEquals(
                made.stream().toList(),
                cognito.listUserPoolClientsPaginator(r -> r.userPoolId(pool).maxResults(2)).userPoolClients().stream()
                        .map(client -> client.clientId())
                        .sorted()
                        .toList());
    }

    @Test
    void refusesAPageThatNeverWas() {
        String text = refusal(
                InvalidParameterException.class,
                () -> cognito.listUserPoolClients(r -> r.userPoolId(pool).nextToken("!")));

        assertFalse(text.isEmpty());
    }

    @Test
    void takesNoMoreClientsThanTheQuota() {
        target.emulator().cognito().quotas(Quotas.DEFAULT.withClientsPerPool(1));
        machine(target, "orders/read");

        assertThrows(LimitExceededException.class, () -> machine(target, "orders/read"));
        assertEquals(1, target.emulator().cognito().clients(pool).size());
    }

    private UserPoolClientType describe(String id) {
        return cognito.describeUserPoolClient(r -> r.userPoolId(pool).clientId(id))
                .userPoolClient();
    }
}
