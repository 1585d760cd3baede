package io.github.cognitom2m.ledger;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cloudformation.StackId;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.OwnTags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one generation of the resource is and has, according to the tags of its secret.
 *
 * @param requestId the request that claimed the secret
 * @param claimId the invocation that claimed the secret
 * @param previous the logical id that the resource had before, until its rename is settled
 * @param leases the requests that reached this generation and are at work, and the newest of those that are not
 */
public record Ledger(
        StackId stack,
        String logicalId,
        Optional<Previous> previous,
        String userPoolId,
        String requestId,
        String claimId,
        List<Lease> leases,
        Optional<Successor> successor,
        List<Part> parts) {
    // Earlier versions called a lease a run, and the tag keeps that name.
    private static final String LEASE = OwnTags.key("run-");
    private static final String PREVIOUS = "previous";
    private static final String FORMAT = OwnTags.key("format");
    private static final String VERSION = "1";
    // A mark of what was never made may not know its pool.
    private static final String USER_POOL = "unknown|[\\w-]+_[0-9a-zA-Z]+";

    public Ledger {
        // Putting the old name back overwrites the new one before the mark of it goes.
        previous = previous.filter(before -> !before.logicalId().equals(logicalId));
        leases = List.copyOf(leases);
        parts = List.copyOf(parts);
    }

    /** Reads the tags of a secret; empty if they are not those of a ledger. */
    public static Optional<Ledger> of(FoundSecret secret) {
        Map<String, String> tags = secret.tags();
        String version = tags.get(FORMAT);
        if (version == null) {
            return Optional.empty();
        }
        try {
            if (!version.equals(VERSION)) {
                throw new IllegalArgumentException("format " + version);
            }
            return Optional.of(new Ledger(
                    new StackId(required(tags, "stack")),
                    required(tags, "resource"),
                    optional(tags, PREVIOUS).map(Previous::parse),
                    required(tags, "pool", USER_POOL),
                    required(tags, "request"),
                    required(tags, "claim"),
                    leases(tags),
                    optional(tags, "next").map(Successor::parse),
                    PartTags.parts(tags)));
        } catch (RuntimeException e) {
            throw new Failure("the tags " + OwnTags.PREFIX + "* of secret " + secret.name()
                    + " are not as this version of the provider wrote them (" + e.getMessage()
                    + "); put them back, or update the provider");
        }
    }

    public Map<String, String> toTags() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(FORMAT, VERSION);
        tags.put(OwnTags.key("stack"), stack.arn());
        tags.put(OwnTags.key("resource"), logicalId);
        previous.ifPresent(before -> tags.put(OwnTags.key(PREVIOUS), before.text()));
        tags.put(OwnTags.key("pool"), userPoolId);
        tags.put(OwnTags.key("request"), requestId);
        tags.put(OwnTags.key("claim"), claimId);
        leases.forEach(lease -> tags.put(LEASE + lease.id(), lease.text()));
        successor.ifPresent(next -> tags.put(OwnTags.key("next"), next.text()));
        tags.putAll(PartTags.of(parts));
        return tags;
    }

    /** Whether this is a generation of exactly this resource of exactly this stack. */
    public boolean isOf(StackId otherStack, String otherLogicalId) {
        return stack.equals(otherStack) && logicalId.equals(otherLogicalId);
    }

    /** Whether this was a generation of just this resource until a rename that is not settled yet. */
    public boolean wasOf(StackId otherStack, String otherLogicalId) {
        return stack.equals(otherStack)
                && previous.filter(before -> before.logicalId().equals(otherLogicalId))
                        .isPresent();
    }

    /** Whether this is a generation of this resource in a stack of the same name, perhaps an earlier one. */
    public boolean isOfSameName(StackId otherStack, String otherLogicalId) {
        return stack.sameNameAs(otherStack) && logicalId.equals(otherLogicalId);
    }

    public List<Part> parts(Part.Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    public Optional<Part> part(Part.Kind kind, String name) {
        return parts(kind).stream().filter(part -> part.name().equals(name)).findFirst();
    }

    public Optional<Part> client() {
        return parts(Part.Kind.CLIENT).stream().findFirst();
    }

    /** This ledger with these parts of their kind in place of those it had. */
    public Ledger withParts(Part.Kind kind, List<Part> ofKind) {
        List<Part> all = new ArrayList<>(parts);
        all.removeIf(part -> part.kind() == kind);
        all.addAll(ofKind);
        return with(all);
    }

    public Ledger without(List<Part> gone) {
        return with(parts.stream().filter(part -> !gone.contains(part)).toList());
    }

    /** This ledger with the parts that were being made marked as made. */
    public Ledger withMade(List<Part> made) {
        return with(parts.stream()
                .map(part -> made.contains(part) ? Part.made(part.kind(), part.name()) : part)
                .toList());
    }

    /** This ledger with the lease in place of what it says of the same invocation. */
    public Ledger withLease(Lease lease) {
        List<Lease> all = new ArrayList<>(leases);
        all.removeIf(other -> other.id().equals(lease.id()));
        all.add(lease);
        return with(stack, all, successor, parts);
    }

    public Ledger withSuccessor(Optional<Successor> newSuccessor) {
        return with(stack, leases, newSuccessor, parts);
    }

    /** This ledger, taken over by a new stack of the same name. */
    public Ledger withStack(StackId newStack) {
        return with(newStack, leases, successor, parts);
    }

    /** This ledger under another logical id of the stack; the one before is kept where a rollback may bring it back. */
    public Ledger named(String newLogicalId, Optional<Previous> before) {
        return new Ledger(stack, newLogicalId, before, userPoolId, requestId, claimId, leases, successor, parts);
    }

    private Ledger with(List<Part> newParts) {
        return with(stack, leases, successor, newParts);
    }

    private Ledger with(
            StackId newStack, List<Lease> newLeases, Optional<Successor> newSuccessor, List<Part> newParts) {
        return new Ledger(
                newStack, logicalId, previous, userPoolId, requestId, claimId, newLeases, newSuccessor, newParts);
    }

    /** The tag that holds a lease. */
    public static Map<String, String> tag(Lease lease) {
        return Map.of(LEASE + lease.id(), lease.text());
    }

    private static List<Lease> leases(Map<String, String> tags) {
        return tags.entrySet().stream()
                .filter(tag -> tag.getKey().startsWith(LEASE))
                .flatMap(tag -> Lease.find(tag.getKey().substring(LEASE.length()), tag.getValue()).stream())
                .toList();
    }

    /** The keys of the tags that hold these leases. */
    public static List<String> keys(List<Lease> leases) {
        return leases.stream().map(lease -> LEASE + lease.id()).toList();
    }

    private static Optional<String> optional(Map<String, String> tags, String name) {
        return Optional.ofNullable(tags.get(OwnTags.key(name)));
    }

    private static String required(Map<String, String> tags, String name) {
        return required(tags, name, ".+");
    }

    private static String required(Map<String, String> tags, String name, String form) {
        return optional(tags, name)
                .filter(value -> value.matches(form))
                .orElseThrow(() -> new IllegalArgumentException("no tag " + OwnTags.key(name)));
    }
}
