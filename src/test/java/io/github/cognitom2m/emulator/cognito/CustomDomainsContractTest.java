package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The contract of custom domains; on real AWS these would need a certificate and a DNS zone. */
final class CustomDomainsContractTest {
    static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:123456789012:certificate/0b9f0b5c-1f9c-4b0e-8a3c-2f4d5e6a7b8c";

    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();

    @BeforeEach
    void onlyOnTheEmulator() {
        target.emulator();
    }

    @Test
    void namesTheDistributionThatDnsMustPointTo() {
        String distribution = create(pool, "auth.example.com", CERTIFICATE);

        assertTrue(distribution.matches("d[a-z0-9]+\\.cloudfront\\.net"), distribution);
        assertEquals(distribution, target.describe("auth.example.com").cloudFrontDistribution());
        assertEquals(
                CERTIFICATE,
                target.describe("auth.example.com").customDomainConfig().certificateArn());
    }

    @Test
    void resolvesOnceItsDnsRecordIsSet() {
        String distribution = create(pool, "auth.example.com", CERTIFICATE);
        assertFalse(target.resolves("auth.example.com"));

        target.emulator().cognito().alias("auth.example.com", distribution);

        assertTrue(target.resolves("auth.example.com"));
    }

    @Test
    void standsBesideThePrefixOfTheSamePool() {
        cognito.createUserPoolDomain(r -> r.userPoolId(pool).domain("orders"));
        create(pool, "auth.example.com", CERTIFICATE);

        UserPoolType found = cognito.describeUserPool(r -> r.userPoolId(pool)).userPool();

        assertEquals("orders", found.domain());
        assertEquals("auth.example.com", found.customDomain());
        assertThrows(InvalidParameterException.class, () -> create(pool, "login.example.com", CERTIFICATE));
    }

    @Test
    void refusesACertificateOfAnotherRegion() {
        assertEquals(
                "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't"
                        + " include a valid certificate chain.",
                refusal(
                        InvalidParameterException.class,
                        () -> create(pool, "auth.example.com", CERTIFICATE.replace("us-east-1", "eu-west-1"))));
    }

    @Test
    void refusesADomainWithoutAParent() {
        assertThrows(InvalidParameterException.class, () -> create(pool, "example.com", CERTIFICATE));
    }

    @Test
    void changesItsCertificateInPlace() {
        String distribution = create(pool, "auth.example.com", CERTIFICATE);
        String renewed = CERTIFICATE.replace("0b9f", "1c2d");

        String answered = cognito.updateUserPoolDomain(r -> r.userPoolId(pool)
                        .domain("auth.example.com")
                        .customDomainConfig(config -> config.certificateArn(renewed)))
                .cloudFrontDomain();

        assertEquals(distribution, answered);
        assertEquals(
                renewed,
                target.describe("auth.example.com").customDomainConfig().certificateArn());
    }

    @Test
    void hasNoCertificateOnAPrefix() {
        cognito.createUserPoolDomain(r -> r.userPoolId(pool).domain("orders"));

        assertThrows(
                InvalidParameterException.class,
                () -> cognito.updateUserPoolDomain(r -> r.userPoolId(pool)
                        .domain("orders")
                        .customDomainConfig(config -> config.certificateArn(CERTIFICATE))));
        assertNull(target.describe("orders").customDomainConfig().certificateArn());
    }

    @Test
    void takesFourInAnAccount() {
        for (int i = 1; i <= 4; i++) {
            create(pool(), "auth" + i + ".example.com", CERTIFICATE);
        }

        String fifth = pool();

        assertThrows(LimitExceededException.class, () -> create(fifth, "auth5.example.com", CERTIFICATE));
    }

    @Test
    void staysCustomOnAnUpdate() {
        create(pool, "auth.example.com", CERTIFICATE);

        assertEquals(
                "Cannot convert custom domain to prefix domain",
                refusal(
                        InvalidParameterException.class,
                        () -> cognito.updateUserPoolDomain(r ->
                                r.userPoolId(pool).domain("auth.example.com").managedLoginVersion(1))));
        assertEquals(
                CERTIFICATE,
                target.describe("auth.example.com").customDomainConfig().certificateArn());
    }

    @Test
    void takesItsTimeToGo() {
        target.emulator().cognito().delays(Delays.NONE.with(Delay.CUSTOM_DOMAIN_DELETION, Duration.ofMinutes(20)));
        create(pool, "auth.example.com", CERTIFICATE);
        cognito.createUserPoolDomain(r -> r.userPoolId(pool).domain("orders"));
        cognito.deleteUserPoolDomain(r -> r.userPoolId(pool).domain("auth.example.com"));
        cognito.deleteUserPoolDomain(r -> r.userPoolId(pool).domain("orders"));

        assertNull(target.describe("orders").status());
        target.emulator().time().pass(Duration.ofMinutes(20).minusSeconds(1));
        assertEquals(
                DomainStatusType.DELETING, target.describe("auth.example.com").status());
        target.emulator().time().pass(Duration.ofSeconds(1));
        assertNull(target.describe("auth.example.com").status());
    }

    private String pool() {
        return cognito.createUserPool(r -> r.poolName("pool")).userPool().id();
    }

    private String create(String poolId, String name, String certificate) {
        return cognito.createUserPoolDomain(r -> r.userPoolId(poolId)
                        .domain(name)
                        .customDomainConfig(config -> config.certificateArn(certificate)))
                .cloudFrontDomain();
    }
}
