package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the platform lets stacks adopt. The provider has rights that the author of a stack lacks: whoever reads the
 * stack's secret can read an adopted client's secret, and the stack can change an adopted server's scopes.
 */
public enum Adoption {
    NONE,
    /** Resource servers and domains, of which nothing is secret. */
    SERVERS,
    ALL;

    /** Reads the parameter of the provider's stack; an unknown text permits nothing. */
    public static Adoption of(String text) {
        return Stream.of(values())
                .filter(adoption -> adoption.text().equals(text))
                .findFirst()
                .orElse(NONE);
    }

    /**
     * Refuses a plan that adopts what the platform does not permit; a part that the ledger lists as adopted is not
     * checked again.
     *
     * @throws Failure where something else is adopted
     */
    public void check(Ledger ledger, Plan plan) {
        plan.adopts(ledger).forEach(part -> check(part.kind(), "the " + part.kind().tag + " '" + part.name() + "'"));
    }

    /**
     * Refuses what the platform has not consented to.
     *
     * @throws Failure where nothing of this kind may be adopted
     */
    public void check(Part.Kind kind, String what) {
        Adoption needed = kind == Part.Kind.CLIENT ? ALL : SERVERS;
        if (compareTo(needed) < 0) {
            throw new Failure(kind.property + ": " + what + " was not created by this resource, and the"
                    + " provider does not"
                    + " adopt it: the parameter Adoption of the provider's stack is " + text()
                    + "; ask the owners of that"
                    + " stack to set it to " + needed.text() + ", or let this resource create its own");
        }
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
