package io.github.cognitom2m.emulator.cognito;

import static io.github.cognitom2m.emulator.cognito.Samples.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

/** The contract of prefix domains, and what all domains have in common. */
final class DomainsContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();
    private final String prefix = target.unique("orders");

    @Test
    void describesWhatWasCreated() {
        create(prefix);

        DomainDescriptionType found = target.describe(prefix);

        assertEquals(pool, found.userPoolId());
        assertEquals(prefix, found.domain());
        assertEquals(1, found.managedLoginVersion());
        assertNull(found.customDomainConfig().certificateArn());
        target.await(() -> target.describe(prefix).status() == DomainStatusType.ACTIVE);
    }

    @Test
    void namesNoDistributionWhenAPrefixIsCreated() {
        assertNull(cognito.createUserPoolDomain(r -> r.userPoolId(pool).domain(prefix))
                .cloudFrontDomain());
    }

    @Test
    void describesAnUnknownDomainAsNothing() {
        DomainDescriptionType found = target.describe(target.unique("absent"));

        assertNull(found.domain());
        assertNull(found.status());
    }

    @Test
    void isShownOnItsPool() {
        create(prefix);

        assertEquals(
                prefix,
                cognito.describeUserPool(r -> r.userPoolId(pool)).userPool().domain());
    }

    @Test
    void refusesASecondPrefixOnAPool() {
        create(prefix);

        assertEquals(
                "User pool already has a domain configured.",
                refusal(InvalidParameterException.class, () -> create(target.unique("second"))));
    }

    @Test
    void refusesAPrefixThatAnotherPoolHas() {
        create(prefix);
        String other =
                cognito.createUserPool(r -> r.poolName("other")).userPool().id();
        try {
            assertEquals(
                    "Domain already associated with another user pool.",
                    refusal(
                            InvalidParameterException.class,
                            () -> cognito.createUserPoolDomain(
                                    r -> r.userPoolId(other).domain(prefix))));
        } finally {
            cognito.deleteUserPool(r -> r.userPoolId(other));
        }
    }

    @Test
    void refusesAPrefixThatAnotherAccountHas() {
        target.emulator().cognito().takenElsewhere(prefix);

        assertEquals(
                "Domain already associated with another user pool.",
                refusal(InvalidParameterException.class, () -> create(prefix)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "amazon", "cognito"})
    void refusesReservedWords(String word) {
        assertEquals(
                "Domain cannot contain reserved word: " + word,
                refusal(InvalidParameterException.class, () -> create("my-" + word + "-login")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Orders", "orders_api", "orders.api", "-orders", "orders-"})
    void refusesPrefixesOfOtherCharacters(String name) {
        String text = refusal(InvalidParameterException.class, () -> create(name));

        assertTrue(text.startsWith("The domain name contains an invalid character."), text);
    }

    @Test
    void doesNotFindTheAbsentPoolOfANewDomain() {
        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.createUserPoolDomain(
                        r -> r.userPoolId(target.region() + "_Absent123").domain(prefix)));
    }

    @Test
    void refusesToDeleteAnUnknownDomainOrThatOfAnotherPool() {
        create(prefix);

        String unknown = refusal(InvalidParameterException.class, () -> delete(pool, target.unique("absent")));
        String foreign = refusal(InvalidParameterException.class, () -> delete(target.region() + "_Absent123", prefix));

        assertEquals("No such domain or user pool exists.", unknown);
        assertEquals("No such domain or user pool exists.", foreign);
        assertEquals(prefix, target.describe(prefix).domain());
    }

    @Test
    void keepsThePoolWhileItHasADomain() {
        create(prefix);

        assertEquals(
                "User pool cannot be deleted. It has a domain configured that should be deleted first.",
                refusal(InvalidParameterException.class, () -> cognito.deleteUserPool(r -> r.userPoolId(pool))));
    }

    @Test
    void changesTheManagedLoginVersionInPlace() {
        create(prefix);
        target.await(() -> target.describe(prefix).status() == DomainStatusType.ACTIVE);

        cognito.updateUserPoolDomain(r -> r.userPoolId(pool).domain(prefix).managedLoginVersion(2));

        assertEquals(2, target.describe(prefix).managedLoginVersion());
    }

    @Test
    void refusesManagedLoginInTheLitePlan() {
        cognito.updateUserPool(r -> r.userPoolId(pool).userPoolTier(UserPoolTierType.LITE));

        assertThrows(
                FeatureUnavailableInTierException.class,
                () -> cognito.createUserPoolDomain(
                        r -> r.userPoolId(pool).domain(prefix).managedLoginVersion(2)));
    }

    private void create(String name) {
        cognito.createUserPoolDomain(r -> r.userPoolId(pool).domain(name));
    }

    private void delete(String poolId, String name) {
        cognito.deleteUserPoolDomain(r -> r.userPoolId(poolId).domain(name));
    }
}
