package io.github.cognitom2m.ledger;

import java.time.Instant;

/**
 * One delivery of a request, which CloudFormation may deliver more than once.
 *
 * @param id that no other delivery has
 * @param mark the request
 */
public record Delivery(String id, Mark mark) {

    /** The lease of this delivery; it ends at the given time at the latest. */
    public Lease lease(Instant until) {
        return new Lease(id, until, mark);
    }
}
