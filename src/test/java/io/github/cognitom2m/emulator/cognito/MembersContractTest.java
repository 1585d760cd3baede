package io.github.cognitom2m.emulator.cognito;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EncryptionKeyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IssuerType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The contract of members that have no bearing on machines: they are kept and described. */
final class MembersContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();

    @Test
    void keepsWhatAPoolGotSinceSummer() {
        target.emulator();
        cognito.updateUserPool(r -> r.userPoolId(pool)
                .issuerConfiguration(issuer -> issuer.type(IssuerType.UPDATED))
                .keyConfiguration(key ->
                        key.keyType(EncryptionKeyType.knownValues().iterator().next()))
                .userPoolAddOns(addOns -> addOns.advancedSecurityMode(AdvancedSecurityModeType.AUDIT)));

        UserPoolType found = cognito.describeUserPool(r -> r.userPoolId(pool)).userPool();

        assertEquals(IssuerType.UPDATED, found.issuerConfiguration().type());
        assertEquals(
                EncryptionKeyType.knownValues().iterator().next(),
                found.keyConfiguration().keyType());
        assertEquals(AdvancedSecurityModeType.AUDIT, found.userPoolAddOns().advancedSecurityMode());
    }

    @Test
    void keepsWhatADomainGotSinceSummer() {
        target.emulator();
        cognito.createUserPoolDomain(r -> r.userPoolId(pool)
                .domain("auth.example.com")
                .routing(routing -> routing.failover(failover -> failover.secondaryRegion("eu-west-1")))
                .customDomainConfig(config -> config.certificateArn(CustomDomainsContractTest.CERTIFICATE)
                        .securityPolicy("TLS_V1_3_2025")));

        DomainDescriptionType found = target.describe("auth.example.com");

        assertEquals("eu-west-1", found.routing().failover().secondaryRegion());
        assertEquals("TLS_V1_3_2025", found.customDomainConfig().securityPolicyAsString());
    }

    @Test
    void keepsWhatAClientSaysAboutUsers() {
        UserPoolClientType client = cognito.createUserPoolClient(r -> r.userPoolId(pool)
                        .clientName("users")
                        .readAttributes("email")
                        .analyticsConfiguration(analytics -> analytics.applicationId("0a1b2c")))
                .userPoolClient();

        UserPoolClientType found = cognito.describeUserPoolClient(
                        r -> r.userPoolId(pool).clientId(client.clientId()))
                .userPoolClient();
        assertEquals(List.of("email"), found.readAttributes());
        assertEquals("0a1b2c", found.analyticsConfiguration().applicationId());
    }

    @Test
    void refusesAnIssuerOfAnotherType() {
        assertThrows(
                InvalidParameterException.class,
                () -> cognito.updateUserPool(
                        r -> r.userPoolId(pool).issuerConfiguration(issuer -> issuer.type("NEWEST"))));
    }
}
