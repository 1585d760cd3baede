package io.github.cognitom2m.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.rotation.Rotating;
import io.github.cognitom2m.rotation.Sweeping;
import io.github.cognitom2m.support.Deployed;
import io.github.cognitom2m.support.Orders;
import io.github.cognitom2m.support.Platform;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tags are a claim: whoever forges them gets no client secret ended that is current, or another stack's. */
final class ForgedSweepTest {
    private static final String LONG_AGO = " since 2026-01-01T00:00:00Z until 2026-01-02T00:00:00Z current ";

    @RegisterExtension
    final Platform platform = Platform.deterministic();

    private final Sweeping sweeping = new Sweeping(platform);
    private final Deployed victim =
            platform.deploy("victim", Orders.withScopes("read") + "Rotation: {GracePeriodHours: 24}\n");
    private final Rotating victims = new Rotating(victim);
    private final String first = victims.currentSecret();

    @BeforeEach
    void rotates() {
        platform.passQueue();
        victims.rotate();
    }

    @Test
    void theCurrentSecretDoesNotEnd() {
        platform.aws()
                .tag(
                        victim.arn(),
                        Map.of(
                                "cognito-m2m:replaced",
                                victim.credential().get("client_secret_id") + LONG_AGO + currentVersion()));
        sweeping.after(Duration.ofHours(23));
        assertTrue(victims.authenticates(victims.currentSecret()));
        assertTrue(victims.authenticates(first));
    }

    @Test
    void noSecretOfAnotherStacksClientEnds() throws IOException {
        List<String> before = victims.secretIds();
        Map<String, Object> value = new HashMap<>(victim.credential());
        value.put("client_secret", "unknown");
        platform.secretsManager(
                "CreateSecret",
                Map.of(
                        "Name",
                        "m2m/forged",
                        "SecretString",
                        JSON.std.asString(value),
                        "ClientRequestToken",
                        "0".repeat(32)));
        Map<String, String> tags = new HashMap<>(victim.tags());
        tags.put("cognito-m2m:grace", "1");
        tags.put("cognito-m2m:replaced", before.getFirst() + LONG_AGO + "0".repeat(32));
        platform.aws().tag("m2m/forged", tags);

        // However old the tag says it is, the period counts from now.
        sweeping.after(Duration.ofHours(1));
        String failure = sweeping.attempt(Duration.ofHours(2)).response();

        assertTrue(failure.contains("keeps the secret whose period of grace is over: neither its name"), failure);
        assertEquals(before, victims.secretIds());
    }

    @Test
    void aDateAheadDoesNotProlongThePeriod() {
        String replaced =
                victims.secretIds().getFirst() + " since 2036-01-01T00:00:00Z until 2036-01-02T00:00:00Z current ";
        platform.aws().tag(victim.arn(), Map.of("cognito-m2m:replaced", replaced + currentVersion()));
        sweeping.after(Duration.ofHours(1));
        sweeping.after(Duration.ofHours(24));
        assertEquals(1, victims.secrets());
    }

    private String currentVersion() {
        return victim.secret().versions().holder("AWSCURRENT").orElseThrow().id();
    }
}
