package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.Lagging;
import io.github.cognitom2m.emulator.Place;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What the rooms of the emulated Cognito share: the state, its settings, time and ids. */
final class CognitoState {
    final Place place;
    final Ids ids;
    final Set<String> issuedSecrets = ConcurrentHashMap.newKeySet();
    final Set<String> issuedTokens = ConcurrentHashMap.newKeySet();
    final Set<String> takenElsewhere = ConcurrentHashMap.newKeySet();
    final Set<String> failingDomains = ConcurrentHashMap.newKeySet();
    final Map<String, String> aliases = new ConcurrentHashMap<>();
    volatile Delays delays = Delays.NONE;
    volatile String poolRegion;
    volatile Set<Variant> variants = Set.of();
    volatile Predicate<String> withoutClientTokens = poolId -> false;
    volatile TokenTrigger trigger = (clientId, granted, metadata) -> granted;
    volatile boolean signsTokens = true;
    volatile Quotas quotas = Quotas.DEFAULT;

    private final EmulatedTime time;
    private final Lagging<World> worlds;
    private volatile Optional<SigningKeys> keys = Optional.empty();

    CognitoState(EmulatedTime time, Place place, RandomGenerator random) {
        this.time = time;
        this.place = place;
        this.poolRegion = place.region();
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
        return worlds.seen(delays.of(Delay.READ_LAG));
    }

    boolean varies(Variant variant) {
        return variants.contains(variant);
    }

    /** When something that takes time and begins now is done. */
    Instant after(Delay delay) {
        return now().plus(delays.of(delay));
    }

    /** A client with those of its settings that have reached where tokens are issued; its first ones are there at once. */
    AppClient spread(AppClient client) {
        return worlds.seen(delays.of(Delay.CLIENT_CHANGE))
                .client(client.id())
                .map(earlier -> client.changed(client.name(), earlier.settings(), client.modified()))
                .orElse(client);
    }

    void write(World world) {
        worlds.write(world);
    }

    void write(Pool pool) {
        write(latest().with(pool));
    }

    SigningKeys keys() {
        SigningKeys used = keys.orElseGet(SigningKeys::ofProcess);
        keys = Optional.of(used);
        return used;
    }

    Cognito.State state() {
        return new Cognito.State(worlds.history(), keys, Set.copyOf(issuedSecrets), Set.copyOf(issuedTokens));
    }

    void restore(Cognito.State state) {
        worlds.restore(state.worlds());
        keys = state.keys();
        issuedSecrets.addAll(state.issuedSecrets());
        issuedTokens.addAll(state.issuedTokens());
    }

    String newSecret() {
        return issued(ids.secret());
    }

    /** Remembers a secret for scans of what must not contain it. */
    String issued(String secret) {
        issuedSecrets.add(secret);
        return secret;
    }
}
