package io.github.cognitom2m.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.ResourceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A part that was being made when its request ended is recognized by any later version. */
final class RecordedPartsTest {
    private static final Path RECORDED = Path.of("src/test/resources/ledgers/format-1-making.json");

    private final ResourceServer server = new ResourceServer(
            "m2m-client", "M2M API", new TreeMap<>(Map.of("write", "Write access", "read", "Read access")));
    private final Domain prefix = new Domain("m2m-rubicon-dev-auth", 2, Optional.empty());
    private final Domain custom =
            new Domain("auth.example.com", 1, Optional.of("arn:aws:acm:us-east-1:123456789012:certificate/1f2e3d4c"));

    @Test
    void whatIsWrittenTodayIsWhatIsRecorded() throws IOException {
        assertEquals(
                JSON.std.mapFrom(Files.readString(RECORDED)),
                Map.of(
                        "resource server", Part.making(server).text(),
                        "prefix domain", Part.making(prefix).text(),
                        "custom domain", Part.making(custom).text(),
                        "client", Part.makingClient().text()));
    }

    @Test
    void ownsJustWhatWasAskedFor() throws IOException {
        Map<String, Object> recorded = JSON.std.mapFrom(Files.readString(RECORDED));
        Part ofServer = Part.parse(Part.Kind.SERVER, String.valueOf(recorded.get("resource server")));
        assertTrue(ofServer.owns(server));
        assertFalse(ofServer.owns(new ResourceServer("m2m-client", "M2M API", new TreeMap<>(Map.of("read", "Read")))));
        Part ofDomain = Part.parse(Part.Kind.DOMAIN, String.valueOf(recorded.get("prefix domain")));
        assertTrue(ofDomain.owns(prefix));
        assertFalse(ofDomain.owns(new Domain("m2m-rubicon-dev-auth", 1, Optional.empty())));
    }
}
