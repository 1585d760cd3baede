package io.github.cognitom2m.emulator.cognito;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** How long domains take to come and to go. */
final class DomainDelaysContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();
    private final String prefix = target.unique("orders");

    @Test
    void isCreatingAndUnresolvedUntilTheDelayIsOver() {
        delays(Duration.ofSeconds(45), Duration.ZERO);
        create(prefix);
        String host = prefix + ".auth." + target.region() + ".amazoncognito.com";

        target.emulator().time().pass(Duration.ofSeconds(44));
        assertEquals(DomainStatusType.CREATING, target.describe(prefix).status());
        assertFalse(target.resolves(host));

        target.emulator().time().pass(Duration.ofSeconds(1));
        assertEquals(DomainStatusType.ACTIVE, target.describe(prefix).status());
        assertTrue(target.resolves(host));
    }

    @Test
    void keepsItsNameUntilItsDeletionIsDone() {
        delays(Duration.ZERO, Duration.ofSeconds(30));
        create(prefix);
        delete(pool, prefix);

        assertEquals(DomainStatusType.DELETING, target.describe(prefix).status());
        assertThrows(InvalidParameterException.class, () -> create(prefix));
        assertThrows(InvalidParameterException.class, () -> create(target.unique("second")));
        assertThrows(InvalidParameterException.class, () -> delete(pool, prefix));

        target.emulator().time().pass(Duration.ofSeconds(30));
        assertNull(target.describe(prefix).status());
        create(prefix);
    }

    @Test
    void mayFailInTheEnd() {
        delays(Duration.ofSeconds(45), Duration.ZERO);
        target.emulator().cognito().failsToCreate(prefix);
        create(prefix);
        assertEquals(DomainStatusType.CREATING, target.describe(prefix).status());

        target.emulator().time().pass(Duration.ofSeconds(45));
        assertEquals(DomainStatusType.FAILED, target.describe(prefix).status());
        assertFalse(target.resolves(prefix + ".auth." + target.region() + ".amazoncognito.com"));
        delete(pool, prefix);
        assertNull(target.describe(prefix).status());
    }

    private void delays(Duration creation, Duration deletion) {
        target.emulator().cognito().delays(Delays.NONE.withDomains(creation, deletion));
    }

    private void create(String name) {
        cognito.createUserPoolDomain(r -> r.userPoolId(pool).domain(name));
    }

    private void delete(String poolId, String name) {
        cognito.deleteUserPoolDomain(r -> r.userPoolId(poolId).domain(name));
    }
}
