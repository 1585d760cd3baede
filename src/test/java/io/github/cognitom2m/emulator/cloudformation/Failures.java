package io.github.cognitom2m.emulator.cloudformation;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.lambda.Background;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Resources that are to fail when they are next made or changed, by logical id. */
final class Failures {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<String, BooleanSupplier> pending = new ConcurrentHashMap<>();
    private final Background background;
    private final EmulatedTime time;

    Failures(Background background, EmulatedTime time) {
        this.background = background;
        this.time = time;
    }

    void add(String logicalId, BooleanSupplier once) {
        pending.put(logicalId, once);
    }

    void clear() {
        pending.clear();
    }

    /** The failure of a resource, once its time has come. */
    Optional<Outcome> of(String logicalId) {
        BooleanSupplier once = pending.get(logicalId);
        if (once == null) {
            return Optional.empty();
        }
        background.await(once, time.instant().plus(PATIENCE));
        return Optional.of(new Outcome.Untouched(
                "Resource handler returned message: \"injected failure\" (HandlerErrorCode: GeneralServiceException)"));
    }
}
