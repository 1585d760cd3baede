package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.ledger.Part;

/** A declared part already exists and does not belong to this resource; its owner is determined elsewhere. */
public final class Taken extends Failure {
    private static final long serialVersionUID = 1L;

    private final transient Part part;

    Taken(Part part, String message) {
        super(message);
        this.part = part;
    }

    /** The taken part, as its owner would have created it. */
    public Part part() {
        return part;
    }
}
