package io.github.cognitom2m.plan;

import static io.github.cognitom2m.plan.Situation.DECLARED_CLIENT;
import static io.github.cognitom2m.plan.Situation.MADE_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ClientProperties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a plan writes into the ledger before it is carried out, and after. */
final class PlanTest {
    private static final ResourceServer SERVER = new ResourceServer("orders", "Orders", new TreeMap<>());
    private static final Domain OLD = new Domain("machines", 1, Optional.empty());
    private static final Domain NEW = new Domain("robots", 1, Optional.empty());
    private static final Part OLD_SERVER = Part.made(Part.Kind.SERVER, "orders");
    private static final Part OLD_DOMAIN = Part.made(Part.Kind.DOMAIN, "machines");

    @Test
    void whatIsBeingMadeIsInTheLedgerBeforeAndWhatGoesUntilAfter() {
        ResourceServer stock = new ResourceServer("stock", "Stock", new TreeMap<>());
        Situation situation = Situation.of(OLD_SERVER, OLD_DOMAIN)
                .pool(Optional.of("machines"), Optional.empty())
                .sees(SERVER)
                .sees(OLD)
                .declares(stock)
                .declares(NEW);
        Plan plan = situation.plan();
        assertEquals(
                List.of(OLD_SERVER, Part.making(stock), OLD_DOMAIN, Part.making(NEW), MADE_CLIENT),
                plan.during(situation.ledger()).parts());
        assertEquals(
                List.of(Part.made(Part.Kind.SERVER, "stock"), Part.made(Part.Kind.DOMAIN, "robots"), MADE_CLIENT),
                plan.after(situation.ledger(), Situation.CLIENT).parts());
        assertFalse(plan.changesNothing());
    }

    @Test
    void aClientThatIsMadeIsNamedWhenItsIdIsKnown() {
        Situation situation = Situation.of().seesClient(Optional.empty());
        Plan plan = situation.planOfNew();
        Part making = plan.during(situation.ledger()).client().orElseThrow();
        assertTrue(making.is(Part.State.MAKING), making::toString);
        assertEquals(
                List.of(Part.made(Part.Kind.CLIENT, "2example")),
                plan.after(situation.ledger(), "2example").parts());
    }

    @Test
    void nothingChangesWhereAllIsAsItIsDeclared() {
        Situation situation = Situation.of(OLD_SERVER, OLD_DOMAIN)
                .pool(Optional.of("machines"), Optional.empty())
                .sees(SERVER)
                .sees(OLD)
                .declares(SERVER)
                .declares(OLD)
                .then();
        Plan plan = situation.plan();
        assertTrue(plan.changesNothing());
        assertFalse(plan.valueNewlyDeclared());
        assertEquals(situation.ledger(), plan.during(situation.ledger()));
        assertEquals(situation.ledger(), plan.after(situation.ledger(), Situation.CLIENT));
    }

    @Test
    void theValueIsWrittenWhereClientOrDomainAreNewlyDeclared() {
        ClientProperties longer = new ClientProperties(
                DECLARED_CLIENT.name(),
                DECLARED_CLIENT.scopes(),
                Optional.empty(),
                Optional.of(Duration.ofHours(2)),
                Optional.empty());
        assertTrue(Situation.of().then().declares(longer).plan().valueNewlyDeclared());
        assertTrue(Situation.of()
                .pool(Optional.empty(), Optional.of("auth.example.com"))
                .then()
                .declares(NEW)
                .plan()
                .valueNewlyDeclared());
        assertFalse(Situation.of().then().declares(SERVER).plan().valueNewlyDeclared());
    }
}
