package io.github.cognitom2m.emulator.cognito;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeletionProtectionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The contract of user pools, as far as machines go. */
final class PoolsContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();

    @Test
    void describesANewPool() {
        UserPoolType found = describe(pool);

        assertEquals(pool, found.id());
        assertTrue(pool.matches("[a-z0-9-]+_[0-9a-zA-Z]{9}"), pool);
        assertTrue(found.arn().endsWith(":userpool/" + pool), found.arn());
        assertEquals(DeletionProtectionType.INACTIVE, found.deletionProtection());
        assertEquals(UserPoolTierType.ESSENTIALS, found.userPoolTier());
    }

    @Test
    void keepsAProtectedPool() {
        cognito.updateUserPool(r -> r.userPoolId(pool).deletionProtection(DeletionProtectionType.ACTIVE));
        try {
            assertThrows(InvalidParameterException.class, () -> cognito.deleteUserPool(r -> r.userPoolId(pool)));
        } finally {
            cognito.updateUserPool(r -> r.userPoolId(pool).deletionProtection(DeletionProtectionType.INACTIVE));
        }
    }

    @Test
    void keepsTagsAndResetsWhatAnUpdateLeavesOut() {
        cognito.updateUserPool(r -> r.userPoolId(pool)
                .userPoolTags(Map.of("team", "orders"))
                .deletionProtection(DeletionProtectionType.ACTIVE));
        assertEquals(Map.of("team", "orders"), describe(pool).userPoolTags());

        cognito.updateUserPool(r -> r.userPoolId(pool).userPoolTags(Map.of("team", "orders")));

        assertEquals(DeletionProtectionType.INACTIVE, describe(pool).deletionProtection());
    }

    @Test
    void doesNotFindAnAbsentPool() {
        String absent = target.region() + "_Absent123";

        assertThrows(ResourceNotFoundException.class, () -> describe(absent));
        assertThrows(ResourceNotFoundException.class, () -> cognito.deleteUserPool(r -> r.userPoolId(absent)));
        assertThrows(ResourceNotFoundException.class, () -> cognito.updateUserPool(r -> r.userPoolId(absent)));
    }

    @Test
    void takesEverythingWithItWhenItIsDeleted() {
        String other =
                cognito.createUserPool(r -> r.poolName("other")).userPool().id();
        String client = cognito.createUserPoolClient(r -> r.userPoolId(other).clientName("client"))
                .userPoolClient()
                .clientId();

        cognito.deleteUserPool(r -> r.userPoolId(other));

        assertThrows(
                ResourceNotFoundException.class,
                () -> cognito.describeUserPoolClient(r -> r.userPoolId(other).clientId(client)));
    }

    @Test
    void isListed() {
        assertTrue(cognito.listUserPoolsPaginator(r -> r.maxResults(60)).userPools().stream()
                .anyMatch(listed -> listed.id().equals(pool)));
    }

    @Test
    void keepsTheRegionOfItsPrimaryInItsId() {
        target.emulator().cognito().poolsFrom("eu-central-1");

        String replica =
                cognito.createUserPool(r -> r.poolName("replica")).userPool().id();

        assertTrue(replica.startsWith("eu-central-1_"), replica);
        assertTrue(
                describe(replica).arn().contains(":" + target.region() + ":"),
                describe(replica).arn());
    }

    private UserPoolType describe(String id) {
        return cognito.describeUserPool(r -> r.userPoolId(id)).userPool();
    }
}
