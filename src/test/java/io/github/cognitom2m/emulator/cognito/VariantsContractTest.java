package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.machine;
import static io.github.cognitom2m.emulator.cognito.Samples.refusal;
import static io.github.cognitom2m.emulator.cognito.Samples.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ScopeDoesNotExistException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** What nobody knows of Cognito, one way and the other. */
final class VariantsContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final Cognito emulated = target.emulator().cognito();
    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();

    @Test
    void describesTheDomainOfAnotherAccountOrNothing() {
        emulated.takenElsewhere("orders");
        assertNull(target.describe("orders").domain());

        emulated.vary(Variant.DESCRIBES_DOMAINS_OF_OTHER_ACCOUNTS);
        assertEquals("orders", target.describe("orders").domain());
        assertNotEquals(
                target.emulator().place().account(), target.describe("orders").awsAccountId());
        assertNull(target.describe("orders").userPoolId());
    }

    @Test
    void namesTheDistributionAtOnceOrWhenTheDomainIsActive() {
        emulated.delays(Delays.NONE.withDomains(Duration.ofMinutes(5), Duration.ZERO));
        String distribution = cognito.createUserPoolDomain(r -> r.userPoolId(pool)
                        .domain("auth.example.com")
                        .customDomainConfig(config -> config.certificateArn(CustomDomainsContractTest.CERTIFICATE)))
                .cloudFrontDomain();
        assertEquals(distribution, target.describe("auth.example.com").cloudFrontDistribution());

        emulated.vary(Variant.DESCRIBES_DISTRIBUTIONS_LATE);
        assertNull(target.describe("auth.example.com").cloudFrontDistribution());
        target.emulator().time().pass(Duration.ofMinutes(5));
        assertEquals(distribution, target.describe("auth.example.com").cloudFrontDistribution());
    }

    @Test
    void refusesAThirdSecretInOneOfTwoClasses() {
        UserPoolClientType client = client();
        add(client, "");

        assertThrows(LimitExceededException.class, () -> add(client, ""));
        emulated.vary(Variant.THIRD_SECRET_IS_INVALID_PARAMETER);
        assertThrows(InvalidParameterException.class, () -> add(client, ""));
    }

    @Test
    void refusesOrTakesASecretThatIsThereAlready() {
        UserPoolClientType client = client();
        assertThrows(InvalidParameterException.class, () -> add(client, client.clientSecret()));

        emulated.vary(Variant.TAKES_DUPLICATE_SECRETS);
        add(client, client.clientSecret());
        assertEquals(
                2,
                cognito.listUserPoolClientSecrets(r -> r.userPoolId(pool).clientId(client.clientId()))
                        .clientSecrets()
                        .size());
    }

    @Test
    void refusesASecondServerInOneOfTwoTexts() {
        server(target, "orders", "read");
        String usual = refusal(InvalidParameterException.class, () -> server(target, "orders", "read"));

        emulated.vary(Variant.OTHER_TEXT_FOR_DUPLICATE_SERVERS);
        assertNotEquals(usual, refusal(InvalidParameterException.class, () -> server(target, "orders", "read")));
    }

    @Test
    void refusesOrKeepsAScopeThatIsGone() {
        UserPoolClientType client = client();
        cognito.deleteResourceServer(r -> r.userPoolId(pool).identifier("orders"));
        assertThrows(ScopeDoesNotExistException.class, () -> update(client, "orders/read"));

        emulated.vary(Variant.UPDATE_KEEPS_INACTIVE_SCOPES);
        assertEquals(List.of("orders/read"), update(client, "orders/read").allowedOAuthScopes());
        assertThrows(ScopeDoesNotExistException.class, () -> update(client, "orders/write"));
    }

    @Test
    void resetsOrKeepsTokenRevocation() {
        UserPoolClientType client = client();
        cognito.updateUserPoolClient(
                r -> r.userPoolId(pool).clientId(client.clientId()).enableTokenRevocation(false));
        emulated.vary(Variant.UPDATE_KEEPS_TOKEN_REVOCATION);
        assertEquals(false, update(client, "orders/read").enableTokenRevocation());

        emulated.vary();
        assertEquals(true, update(client, "orders/read").enableTokenRevocation());
    }

    private UserPoolClientType client() {
        server(target, "orders", "read");
        return machine(target, "orders/read");
    }

    private UserPoolClientType update(UserPoolClientType client, String scope) {
        return cognito.updateUserPoolClient(r -> r.userPoolId(pool)
                        .clientId(client.clientId())
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                        .allowedOAuthScopes(scope))
                .userPoolClient();
    }

    /** Adds a secret, a generated one where none is chosen. */
    private void add(UserPoolClientType client, String chosen) {
        cognito.addUserPoolClientSecret(
                r -> r.userPoolId(pool).clientId(client.clientId()).clientSecret(chosen.isEmpty() ? null : chosen));
    }
}
