package io.github.cognitom2m.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hundreds of resources at once take little longer than Cognito's requests per second make them take. */
@Tag("thorough")
final class QuotaTest {
    private static final int RESOURCES = 200;
    private static final double LATE = 1.3;

    @ParameterizedTest
    // In one pool 5 a second; in all pools together 15.
    @CsvSource({"1, 5", "4, 15"})
    void twoHundredClientsAreMadeChangedAndDeletedUnderThem(int pools, int perSecond) throws Exception {
        QuotaRun run = new QuotaRun(pools, RESOURCES);
        Duration least = Duration.ofMillis(1_000L * RESOURCES / perSecond);

        Map<String, Duration> taken = run.run();

        assertEquals(List.of(), run.failures());
        taken.forEach((type, time) ->
                assertTrue(time.toMillis() <= least.toMillis() * LATE, () -> type + ": " + time + " of " + least));
        assertTrue(run.refusals() > 0);
        assertEquals(0, run.clients());
    }
}
