package io.github.cognitom2m.converge;

import io.github.cognitom2m.aws.Refusal;
import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.time.Deadline;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Creations of one step: each is attempted once, and if the reply is lost, a look shows whether it was done. */
final class Creations {
    private final Deadline deadline;
    private final Collection<Part> refused = new ConcurrentLinkedQueue<>();
    private final Collection<Part> made = new ConcurrentLinkedQueue<>();

    Creations(Deadline deadline) {
        this.deadline = deadline;
    }

    /**
     * Creates a part that was absent a moment ago.
     *
     * @param find looks for what has the part's name now
     * @param isOwn whether what was found is what was asked for
     * @throws Failure if somebody else's appeared under the name
     */
    <T> void create(Part part, Runnable creation, Supplier<Optional<T>> find, Predicate<T> isOwn) {
        try {
            creation.run();
        } catch (SdkException e) {
            if (Refusal.isDefinite(e)) {
                refused.add(part);
                throw e;
            }
            settle(part, find, isOwn, e);
        }
        made.add(part);
    }

    private <T> void settle(Part part, Supplier<Optional<T>> find, Predicate<T> isOwn, SdkException lost) {
        if (!isOwn.test(deadline.untilFound(find).orElseThrow(() -> lost))) {
            refused.add(part);
            throw new Failure(part.kind().property + ": a " + part.kind().tag + " '" + part.name()
                    + "' that this resource did not create appeared while it was being created; choose another name");
        }
    }

    /**
     * The ledger with what is known by now: what was created is made, and what was refused belongs to somebody else, if
     * anybody.
     */
    Ledger settled(Ledger ledger) {
        return ledger.without(List.copyOf(refused)).withMade(List.copyOf(made));
    }
}
