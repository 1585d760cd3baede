package io.github.cognitom2m.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Properties of any shape are read, or refused with problems; nothing else comes of them. */
final class StrangePropertiesTest {
    private static final int TRIES = 3_000;

    @Test
    void areReadOrRefusedWithProblems() {
        StrangeProperties strange = new StrangeProperties();
        int refused = 0;
        for (int i = 0; i < TRIES; i++) {
            Given given = strange.next();
            try {
                given.parse();
            } catch (InvalidProperties e) {
                refused++;
                assertTrue(!e.problems().isEmpty(), "refused for no reason");
                assertTrue(String.valueOf(e.getMessage()).length() < 20_000, "tells too much");
            }
        }
        assertTrue(refused > TRIES / 2 && refused < TRIES, refused + " of " + TRIES + " refused");
    }

    @Test
    void nameAMissingUserPoolFirst() {
        assertEquals(
                "UserPoolId: is missing; add it.",
                Given.properties()
                        .without("ResourceServer")
                        .without("UserPoolId")
                        .problems()
                        .getFirst());
    }
}
