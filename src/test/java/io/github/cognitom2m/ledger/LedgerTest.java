package io.github.cognitom2m.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cloudformation.StackId;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.secret.FoundSecret;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a ledger is written into tags and read from them. */
final class LedgerTest {
    private static final StackId STACK =
            new StackId("arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1f2e3d4c-0001");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Part SERVER = Part.made(Part.Kind.SERVER, "orders");
    private static final Part DOMAIN = Part.adopted(Part.Kind.DOMAIN, "auth.example.com");
    private static final Part CLIENT = Part.makingClient();

    @Test
    void isReadAsItWasWritten() {
        Ledger ledger = ledger(SERVER, Part.made(Part.Kind.SERVER, "https://api.example.com/~v1"), DOMAIN, CLIENT)
                .withLease(lease("first"))
                .withSuccessor(Optional.of(new Successor("request", "us-east-1_Other")));
        assertEquals(Optional.of(ledger), read(ledger.toTags()));
        assertEquals(Optional.of(ledger()), read(ledger().toTags()));
    }

    @Test
    void toleratesTheTagsOfOthers() {
        Map<String, String> tags = new HashMap<>(ledger(SERVER).toTags());
        tags.put("team", "orders");
        tags.put("cognito-m2m:run-forged", "noon");
        assertEquals(Optional.of(ledger(SERVER)), read(tags));
        assertEquals(Optional.empty(), read(Map.of("team", "orders")));
    }

    @ParameterizedTest
    @CsvSource({
        "cognito-m2m:format, 2",
        "cognito-m2m:resource-server, owned orders",
        "cognito-m2m:resource-server, making orders",
        "cognito-m2m:resource-server, made =4",
        "cognito-m2m:domain-2, lost",
        "cognito-m2m:next, request"
    })
    void refusesWhatItDidNotWrite(String key, String value) {
        Map<String, String> tags = new HashMap<>(ledger(SERVER, DOMAIN).toTags());
        tags.put(key, value);
        Failure failure = assertThrows(Failure.class, () -> read(tags));
        assertTrue(String.valueOf(failure.getMessage()).contains("secret m2m/shop"), failure::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stack", "resource", "pool", "request", "claim"})
    void refusesToGoOnWithoutWhatIdentifiesIt(String missing) {
        Map<String, String> tags = new HashMap<>(ledger(SERVER).toTags());
        tags.remove("cognito-m2m:" + missing);
        Failure failure = assertThrows(Failure.class, () -> read(tags));
        assertTrue(String.valueOf(failure.getMessage()).contains("no tag cognito-m2m:" + missing), failure::getMessage);
    }

    /** 50 tags, keys of 128 and values of 256 characters, of these characters: more is refused by Secrets Manager. */
    @Test
    void keepsToTheLimitsOfTags() {
        String strange = "https://api.example.com/" + "~!#$%&'()*,;<>?[]^`{|}".repeat(2);
        Ledger ledger = ledger(
                        Part.making(new ResourceServer(strange, "Strange", new TreeMap<>())),
                        Part.made(Part.Kind.SERVER, "a".repeat(200)),
                        Part.making(new Domain("a".repeat(60) + ".example.com", 1, Optional.empty())),
                        DOMAIN,
                        CLIENT)
                .withLease(lease("0c1f7b1e-6a34-4c39-9d0b-3a1d5b7e2f01"))
                .withSuccessor(Optional.of(new Successor("0c1f7b1e-6a34-4c39-9d0b-3a1d5b7e2f01", "us-east-1_Other")));
        Map<String, String> tags = ledger.toTags();
        assertTrue(tags.size() <= 20, tags::toString);
        tags.forEach((key, value) -> {
            assertTrue(key.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}"), key);
            assertTrue(value.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}"), value);
        });
        assertEquals(Optional.of(ledger), read(tags));
    }

    @Test
    void hasOneLeaseOfADelivery() {
        Lease ended = lease("first").ended(NOON);
        Ledger ledger =
                ledger().withLease(lease("first")).withLease(lease("second")).withLease(ended);
        assertEquals(List.of(lease("second"), ended), ledger.leases());
        assertTrue(ledger.toTags().entrySet().containsAll(Ledger.tag(ended).entrySet()));
        assertTrue(ledger.toTags().keySet().containsAll(Ledger.keys(ledger.leases())));
    }

    @Test
    void replacesThePartsOfOneKind() {
        Part other = Part.made(Part.Kind.SERVER, "stock");
        Ledger ledger = ledger(SERVER, DOMAIN, CLIENT).withParts(Part.Kind.SERVER, List.of(other));
        assertEquals(List.of(DOMAIN, CLIENT, other), ledger.parts());
        assertEquals(Optional.of(other), ledger.part(Part.Kind.SERVER, "stock"));
        assertEquals(Optional.empty(), ledger.part(Part.Kind.SERVER, "orders"));
        assertEquals(
                List.of(DOMAIN, Part.made(Part.Kind.CLIENT, "unknown"), other),
                ledger.withMade(List.of(CLIENT)).parts());
        assertEquals(List.of(other), ledger.without(List.of(DOMAIN, CLIENT)).parts());
    }

    @Test
    void tellsAResourceFromItsNamesakeOfAnEarlierStack() {
        StackId later = new StackId("arn:aws:cloudformation:us-east-1:123456789012:stack/shop/9f2e3d4c-0002");
        assertTrue(ledger().isOf(STACK, "Orders"));
        assertFalse(ledger().isOf(STACK, "Stock"));
        assertFalse(ledger().isOf(later, "Orders"));
        assertTrue(ledger().isOfSameName(later, "Orders"));
        assertTrue(ledger().withStack(later).isOf(later, "Orders"));
    }

    @Test
    void aPartIsOursWhereItWasMadeOrIsJustWhatWasBeingMade() {
        ResourceServer asked = new ResourceServer("orders", "Orders", new TreeMap<>());
        ResourceServer other = new ResourceServer("orders", "Others", new TreeMap<>());
        assertTrue(Part.making(asked).owns(asked));
        assertFalse(Part.making(asked).owns(other));
        assertTrue(SERVER.owns(other));
        assertFalse(Part.adopted(Part.Kind.SERVER, "orders").owns(asked));
    }

    private static Ledger ledger(Part... parts) {
        return new Ledger(
                STACK,
                "Orders",
                Optional.empty(),
                "us-east-1_AbCdEf123",
                "request",
                "claim",
                List.of(),
                Optional.empty(),
                List.of(parts));
    }

    private static Lease lease(String id) {
        return new Lease(id, NOON.plusSeconds(108), new Mark(NOON, "Create", "request"));
    }

    private static Optional<Ledger> read(Map<String, String> tags) {
        return Ledger.of(new FoundSecret(
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:m2m/shop-a1B2c3",
                "m2m/shop",
                "",
                Optional.empty(),
                tags,
                Map.of(),
                false,
                Map.of()));
    }
}
