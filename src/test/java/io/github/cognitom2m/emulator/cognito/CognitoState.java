package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.Lagging;
import io.github.cognitom2m.emulator.Place;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** What the rooms of the emulated Cognito share: the state, its settings, time and ids. */
final class CognitoState {
    final Place place;
    final Ids ids;
    final Set<String> issuedSecrets = ConcurrentHashMap.newKeySet();
    final Set<String> issuedTokens = ConcurrentHashMap.newKeySet();
    final Set<String> takenElsewhere = ConcurrentHashMap.newKeySet();
    final Map<String, String> aliases = new ConcurrentHashMap<>();
    volatile Delays delays = Delays.NONE;
    volatile boolean signsTokens = true;
    volatile Quotas quotas = Quotas.DEFAULT;

    private final EmulatedTime time;
    private final Lagging<World> worlds;

    CognitoState(EmulatedTime time, Place place, RandomGenerator random) {
        this.time = time;
        this.place = place;
        this.ids = new Ids(random);
        this.worlds = new Lagging<>(time, World.EMPTY);
    }

    Instant now() {
        return time.instant();
    }

    /** What writes act on. */
    World latest() {
        return worlds.latest();
    }

    /** What Describe and List see. */
    // Fact: COG-READ-LAG
    World seen() {
        return worlds.seen(delays.readLag());
    }

    void write(World world) {
        worlds.write(world);
    }

    void write(Pool pool) {
        write(latest().with(pool));
    }

    String newSecret() {
        return issued(ids.secret());
    }

    /** Remembers a secret for scans of what must not tell it. */
    String issued(String secret) {
        issuedSecrets.add(secret);
        return secret;
    }
}
