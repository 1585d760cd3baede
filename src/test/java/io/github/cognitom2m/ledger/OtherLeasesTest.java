package io.github.cognitom2m.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cognitom2m.cloudformation.StackId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a delivery takes from the leases of others. */
final class OtherLeasesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Mark UPDATE = new Mark(NOW, "Update", "update");
    private static final Mark DELETE = new Mark(NOW, "Delete", "delete");
    private static final Lease CREATED = lease("a", -100, new Mark(NOW.minusSeconds(300), "Create", "create"));
    private static final Lease OWN = lease("own", 60, UPDATE);

    @Test
    void doNotIncludeItsOwn() {
        OtherLeases others = of(UPDATE, OWN, CREATED);
        assertEquals(List.of(CREATED), others.leases());
        assertEquals(Optional.of(CREATED.mark()), others.last());
        assertEquals(Optional.empty(), of(UPDATE, OWN).last());
    }

    @Test
    void haveOvertakenItWhereALaterRequestWasHere() {
        Lease later = lease("b", -1, new Mark(NOW.plusSeconds(1), "Update", "later"));
        assertEquals(false, of(UPDATE, CREATED, OWN).haveOvertaken());
        assertEquals(true, of(UPDATE, CREATED, later).haveOvertaken());
        assertEquals(
                false,
                of(UPDATE, lease("b", 60, new Mark(NOW.plusSeconds(1), "Update", "update")))
                        .haveOvertaken());
    }

    @Test
    void tellTheLastChangeAndWhetherADeleteCameAfterIt() {
        Lease deleted = lease("b", -50, new Mark(NOW.minusSeconds(60), "Delete", "earlier"));
        assertEquals(false, of(DELETE, CREATED).haveReleased());
        assertEquals(true, of(DELETE, deleted, CREATED).haveReleased());
        assertEquals(Optional.of(deleted.mark()), of(DELETE, deleted, CREATED).last());
        assertEquals(Optional.of(CREATED.mark()), of(DELETE, deleted, CREATED).lastChange());
        assertEquals(Optional.empty(), of(DELETE, deleted).lastChange());
        assertEquals(false, of(UPDATE).haveReleased());
    }

    @Test
    void holdItWhileTheyAreLive() {
        Lease create = lease("b", 1, CREATED.mark());
        assertEquals(Optional.of(create), of(UPDATE, CREATED, create).holder(NOW));
        assertEquals(Optional.empty(), of(UPDATE, CREATED).holder(NOW));
        assertEquals(Optional.empty(), of(UPDATE, create).holder(NOW.plusSeconds(1)));
        assertEquals(Optional.empty(), of(UPDATE, lease("b", 60, UPDATE)).holder(NOW));
    }

    @Test
    void twoDeletesDoNotHoldEachOther() {
        Lease delete = lease("b", 60, new Mark(NOW.minusSeconds(9), "Delete", "earlier"));
        assertEquals(Optional.empty(), of(DELETE, delete).holder(NOW));
        assertEquals(Optional.of(delete), of(UPDATE, delete).holder(NOW));
    }

    @Test
    void ofDeliveriesOfOneRequestExactlyOneLeads() {
        Lease first = lease("b", 59, UPDATE);
        Lease last = lease("c", 60, UPDATE);
        assertEquals(true, of(UPDATE, first, OWN, last).lead(OWN));
        assertEquals(true, others("c", first, OWN, last).lead(last));
        assertEquals(false, others("b", first, OWN, last).lead(first));
    }

    @Test
    void ofDeliveriesThatEndAtOnceTheIdTellsWhichLeads() {
        Lease twin = lease("z", 60, UPDATE);
        assertEquals(false, of(UPDATE, OWN, twin).lead(OWN));
        assertEquals(true, others("z", OWN, twin).lead(twin));
    }

    @Test
    void ofAnotherRequestNoneLeads() {
        assertEquals(false, of(UPDATE, OWN, CREATED).lead(OWN));
    }

    @Test
    void fromTheFutureAreNotBelieved() {
        Lease forged = lease("b", 60, new Mark(NOW.plusSeconds(301), "Update", "forged"));
        Lease endless = lease("c", 9999, new Mark(NOW, "Update", "forged"));
        assertEquals(List.of(CREATED), of(UPDATE, forged, endless, CREATED).leases());
    }

    @Test
    void thatHaveEndedAreDistinguishedFromLiveOnes() {
        Lease live = lease("b", 1, DELETE);
        assertEquals(List.of(CREATED), of(UPDATE, live, CREATED, OWN).ended(NOW));
    }

    @Test
    void makeWayWhereTheyHaveEndedAndNoneIsOfALaterRequest() {
        Lease later = lease("b", -1, new Mark(NOW.plusSeconds(1), "Update", "later"));
        Lease live = lease("c", 1, DELETE);
        assertEquals(List.of(CREATED), of(UPDATE, later, live, CREATED, OWN).obsolete(NOW));
    }

    private static OtherLeases of(Mark mark, Lease... leases) {
        return new OtherLeases(new Delivery("own", mark), ledger(leases), NOW, LONGEST);
    }

    private static OtherLeases others(String id, Lease... leases) {
        return new OtherLeases(new Delivery(id, UPDATE), ledger(leases), NOW, LONGEST);
    }

    private static Lease lease(String id, int endsInSeconds, Mark mark) {
        return new Lease(id, NOW.plusSeconds(endsInSeconds), mark);
    }

    private static Ledger ledger(Lease... leases) {
        StackId stack = new StackId("arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1f2e3d4c-0001");
        return new Ledger(
                stack, "Orders", Optional.empty(), "pool", "create", "a", List.of(leases), Optional.empty(), List.of());
    }
}
