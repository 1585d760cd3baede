package io.github.cognitom2m.emulator.cognito;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Reads that lag behind writes, which AWS promises nobody to spare. */
final class ReadLagContractTest {
    @AutoClose
    private final Target target = Target.open();

    private final CognitoIdentityProviderClient cognito = target.cognito();
    private final String pool = target.poolId();

    @BeforeEach
    void lag() {
        target.emulator().time().pass(Duration.ofSeconds(3));
        target.emulator().cognito().delays(Delays.NONE.withReadLag(Duration.ofSeconds(3)));
    }

    @Test
    void readsDoNotSeeAWriteWithinTheLag() {
        Samples.server(target, "orders", "read");

        assertThrows(ResourceNotFoundException.class, this::describe);

        target.emulator().time().pass(Duration.ofSeconds(3));
        assertEquals("orders", describe());
    }

    @Test
    void readsStillSeeWhatIsDeleted() {
        Samples.server(target, "orders", "read");
        target.emulator().time().pass(Duration.ofSeconds(3));

        cognito.deleteResourceServer(r -> r.userPoolId(pool).identifier("orders"));

        assertEquals("orders", describe());
    }

    @Test
    void writesActOnTheNewestState() {
        Samples.server(target, "orders", "read");

        assertThrows(InvalidParameterException.class, () -> Samples.server(target, "orders", "read"));
        assertEquals(
                1, Samples.machine(target, "orders/read").allowedOAuthScopes().size());
    }

    private String describe() {
        return cognito.describeResourceServer(r -> r.userPoolId(pool).identifier("orders"))
                .resourceServer()
                .identifier();
    }
}
