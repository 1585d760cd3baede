package io.github.cognitom2m.ledger;

import io.github.cognitom2m.cloudformation.CustomResourceRequest;
import io.github.cognitom2m.secret.FoundSecret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One delivery of a request, as the ledger has it: each has its own tag, so that none hides another.
 *
 * @param id that of the invocation
 * @param until when nothing that it does can take effect any longer; in the past once it has ended
 * @param mark the request
 */
public record Lease(String id, Instant until, Mark mark) {

    /** Whether a reading is newer than the writing of this lease, which cannot be put on a deleted secret. */
    public boolean isShownBy(FoundSecret secret) {
        return secret.scheduledForDeletion() || secret.tags().keySet().containsAll(Ledger.keys(List.of(this)));
    }

    public boolean isLive(Instant now) {
        return now.isBefore(until);
    }

    /**
     * Whether a provider with a roughly correct clock can have written it, because a forged tag could lock the
     * resource.
     */
    boolean isCredible(Instant now, Duration longest) {
        Instant latest = now.plus(CustomResourceRequest.CLOCK_SKEW);
        return !mark.issued().isAfter(latest) && !until.isAfter(latest.plus(longest));
    }

    /** This lease, of a Delete that undoes a rename and deletes nothing. */
    public Lease undoing() {
        return new Lease(id, until, mark.undoing());
    }

    /** This lease, ended. */
    public Lease ended(Instant now) {
        return new Lease(id, now, mark);
    }

    String text() {
        return until + " " + mark.text();
    }

    /** Reads what {@link #text} wrote; anything else is not a lease and is ignored. */
    static Optional<Lease> find(String id, String text) {
        int space = text.indexOf(' ');
        try {
            return Optional.of(
                    new Lease(id, Instant.parse(text.substring(0, space)), Mark.parse(text.substring(space + 1))));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
