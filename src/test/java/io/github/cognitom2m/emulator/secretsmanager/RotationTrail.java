package io.github.cognitom2m.emulator.secretsmanager;

import java.util.ArrayList;
import java.util.List;

/** What happened to rotations, in order. */
final class RotationTrail {
    private final List<RotationEvent> events = new ArrayList<>();

    synchronized void add(String name, String secretArn, String token, String detail) {
        events.add(new RotationEvent(name, secretArn, token, detail));
    }

    synchronized void restore(List<RotationEvent> kept) {
        events.addAll(kept);
    }

    synchronized List<RotationEvent> all() {
        return List.copyOf(events);
    }
}
