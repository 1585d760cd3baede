package io.github.cognitom2m.emulator.cognito;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How long what Cognito does asynchronously takes; at once where nothing is said. */
public record Delays(Map<Delay, Duration> durations) {
    public static final Delays NONE = new Delays(Map.of());

    public Delays {
        durations = Map.copyOf(durations);
    }

    public Duration of(Delay delay) {
        return durations.getOrDefault(delay, Duration.ZERO);
    }

    public Delays with(Delay delay, Duration duration) {
        Map<Delay, Duration> changed = new EnumMap<>(Delay.class);
        changed.putAll(durations);
        changed.put(delay, duration);
        return new Delays(changed);
    }

    /** For domains of both kinds. */
    public Delays withDomains(Duration creation, Duration deletion) {
        return with(Delay.DOMAIN_CREATION, creation)
                .with(Delay.DOMAIN_DELETION, deletion)
                .with(Delay.CUSTOM_DOMAIN_DELETION, deletion);
    }

    public Delays withReadLag(Duration lag) {
        return with(Delay.READ_LAG, lag);
    }

    public Delays withSecrets(Duration accepted, Duration refused) {
        return with(Delay.SECRET_ACCEPTED, accepted).with(Delay.SECRET_REFUSED, refused);
    }
}
