package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.ledger.Part;

/** What is declared exists already and is not this resource's; who has it is not decided from what is declared. */
public final class Taken extends Failure {
    private static final long serialVersionUID = 1L;

    private final transient Part part;

    Taken(Part part, String message) {
        super(message);
        this.part = part;
    }

    /** What is taken, as its owner would have made it. */
    public Part part() {
        return part;
    }
}
