package io.github.cognitom2m.emulator.cloudformation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources of one operation that are no longer waited for, because another has failed. */
final class Cancellations {

    private final Set<String> cancelled = new HashSet<>();
    private boolean everything;
    private final Map<String, String> madeUpIds = new HashMap<>();
    private final Map<String, Outcome> undone = new HashMap<>();

    synchronized void cancel(String logicalId) {
        cancelled.add(logicalId);
    }

    /** Has the operation do no more than to end what it is at. */
    synchronized void cancelAll() {
        everything = true;
    }

    synchronized boolean containsAll() {
        return everything;
    }

    synchronized boolean contains(String logicalId) {
        return everything || cancelled.contains(logicalId);
    }

    /** Remembers the id under which a resource was undone while its own request was still under way. */
    // Fact: CFN-CANCELLED
    synchronized void undone(String logicalId, String physicalId, Outcome outcome) {
        madeUpIds.put(logicalId, physicalId);
        undone.put(logicalId, outcome);
    }

    synchronized Optional<String> madeUpId(String logicalId) {
        return Optional.ofNullable(madeUpIds.get(logicalId));
    }

    /** How undoing ended, if it was done already; asked once. */
    synchronized Optional<Outcome> takeUndone(String logicalId) {
        return Optional.ofNullable(undone.remove(logicalId));
    }

    synchronized void clear() {
        everything = false;
        cancelled.clear();
        madeUpIds.clear();
        undone.clear();
    }
}
