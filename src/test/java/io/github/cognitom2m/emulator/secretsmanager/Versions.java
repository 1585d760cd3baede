package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The versions of one secret, oldest first, and the rules by which staging labels move between them. */
public record Versions(List<Version> all) {
    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";
    static final String PENDING = "AWSPENDING";

    private static final int DEPRECATED_KEPT = 100;
    private static final Duration NEVER_PRUNED = Duration.ofHours(24);

    public Versions {
        all = List.copyOf(all);
    }

    public Optional<Version> find(String id) {
        return all.stream().filter(version -> version.id().equals(id)).findFirst();
    }

    /** The version that holds a staging label. */
    public Optional<Version> holder(String stage) {
        return all.stream().filter(version -> version.stages().contains(stage)).findFirst();
    }

    boolean holds(String id, String stage) {
        return holder(stage).filter(version -> version.id().equals(id)).isPresent();
    }

    /** The version that a rotation, or somebody by hand, is preparing; not one that is already current. */
    Optional<Version> pending() {
        return holder(PENDING).filter(version -> !version.stages().contains(CURRENT));
    }

    long labels() {
        return all.stream().flatMap(version -> version.stages().stream()).count();
    }

    /** With a version replaced or added. */
    Versions put(Version version) {
        Stream<Version> others = all.stream().filter(other -> !other.id().equals(version.id()));
        return find(version.id()).isPresent()
                ? map(other -> other.id().equals(version.id()) ? version : other)
                : new Versions(Stream.concat(others, Stream.of(version)).toList());
    }

    // Fact: SM-STAGES
    /** Moves labels to a version, each off whichever holds it; whoever loses AWSCURRENT becomes AWSPREVIOUS. */
    Versions attach(String id, Collection<String> stages) {
        Versions moved = this;
        for (String stage : stages) {
            moved = stage.equals(CURRENT) ? moved.makeCurrent(id) : moved.move(stage, id);
        }
        return moved;
    }

    Versions remove(String id) {
        return new Versions(
                all.stream().filter(version -> !version.id().equals(id)).toList());
    }

    /** Takes a label off; a version that never got a value goes with its last label. */
    Versions detach(String stage) {
        return new Versions(map(version -> version.without(stage)).all.stream()
                .filter(version ->
                        version.value().isPresent() || !version.stages().isEmpty())
                .toList());
    }

    // Fact: SM-VERSIONS-PRUNED
    /** Without the deprecated versions beyond the hundred that AWS keeps, except those younger than a day. */
    Versions pruned(Instant now) {
        List<Version> deprecated = new ArrayList<>(
                all.stream().filter(version -> version.stages().isEmpty()).toList());
        List<Version> surplus = deprecated.subList(0, Math.max(0, deprecated.size() - DEPRECATED_KEPT)).stream()
                .filter(version -> version.created().isBefore(now.minus(NEVER_PRUNED)))
                .toList();
        return new Versions(
                all.stream().filter(version -> !surplus.contains(version)).toList());
    }

    private Versions makeCurrent(String id) {
        Optional<Version> former =
                holder(CURRENT).filter(version -> !version.id().equals(id));
        Versions moved = move(CURRENT, id);
        return former.isEmpty() ? moved : moved.move(PREVIOUS, former.get().id());
    }

    private Versions move(String stage, String id) {
        return map(version -> version.id().equals(id) ? version.with(stage) : version.without(stage));
    }

    Versions map(UnaryOperator<Version> change) {
        return new Versions(all.stream().map(change).toList());
    }
}
