package io.github.cognitom2m.explorer;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cognitom2m.emulator.secretsmanager.RotationEvent;
import io.github.cognitom2m.emulator.secretsmanager.Secret;
import io.github.cognitom2m.emulator.secretsmanager.Value;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A replaced client secret authenticates for its period, unless another rotation begins, and not for long afterwards. */
final class GraceInvariants {
    static final Duration PERIOD = Duration.ofHours(24);

    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final Stage stage;
    private final Invariants invariants;
    private final String arn;
    private String current;
    private Instant lastCurrent;
    private @Nullable String replaced;
    private Instant replacedAfter = Instant.MIN;
    private long rotations;

    GraceInvariants(Stage stage, Invariants invariants, String arn) {
        this.stage = stage;
        this.invariants = invariants;
        this.arn = arn;
        this.current = current();
        this.lastCurrent = now();
    }

    /** While something goes on: what was replaced goes on working. */
    void check() {
        String seen = current();
        if (!seen.equals(current)) {
            replaced = current;
            replacedAfter = lastCurrent;
            rotations = rotations();
            current = seen;
        }
        lastCurrent = now();
        if (replaced != null && rotations == rotations() && now().isBefore(replacedAfter.plus(PERIOD))) {
            checkReplacedWorks(replaced);
        }
    }

    /** When all is done, and nothing goes wrong any more. */
    void checkEnd() {
        check();
        if (!isDeclared()) {
            return;
        }
        // The first sweep records what was lost.
        sweep();
        stage.aws.time().pass(PERIOD.minus(BETWEEN_SWEEPS));
        sweep();
        sweep();
        if (secret().versions().holder("AWSPENDING").isEmpty()) {
            checkNothingElseWorks();
        }
        String before = current();
        for (int request = 0; request < 2 && before.equals(current()); request++) {
            stage.rotate(arn);
        }
        if (before.equals(current())) {
            invariants.violated(
                    "does not rotate any more: " + stage.aws.secretsManager().rotationEvents());
        }
        stage.aws.time().pass(PERIOD.minus(BETWEEN_SWEEPS.multipliedBy(2)));
        sweep();
        checkReplacedWorks(before);
        sweep();
        sweep();
        checkNothingElseWorks();
        invariants.checkStillWorks(arn, false);
    }

    private void sweep() {
        stage.aws.time().pass(BETWEEN_SWEEPS);
        stage.sweep();
    }

    private void checkReplacedWorks(String secret) {
        if (!authenticates(secret)) {
            invariants.violated("a replaced secret does not authenticate for its period of grace");
        }
    }

    /** Of all that were current: what an abandoned rotation leaves was never given to anybody. */
    private void checkNothingElseWorks() {
        secret().versions().all().stream()
                .flatMap(version -> version.value().stream())
                .map(value -> parsed(value))
                .filter(value -> member(value, "client_secret_id").compareTo(text("client_secret_id")) < 0)
                .map(value -> member(value, "client_secret"))
                .filter(this::authenticates)
                .forEach(secret -> invariants.violated("a replaced secret authenticates after its period of grace"));
    }

    private static Map<String, Object> parsed(Value value) {
        try {
            return JSON.std.mapFrom(((Value.Text) value).text());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String member(Map<String, Object> value, String name) {
        return String.valueOf(value.getOrDefault(name, ""));
    }

    private boolean isDeclared() {
        return secret().tags()
                .orElse(Map.of())
                .getOrDefault("cognito-m2m:grace", "")
                .equals(PERIOD.toHours() + "");
    }

    /** Not how often they were attempted. */
    private long rotations() {
        return stage.aws.secretsManager().rotationEvents().stream()
                .map(RotationEvent::token)
                .distinct()
                .count();
    }

    private boolean authenticates(String secret) {
        return stage.aws.cognito().authenticates(text("client_id"), secret);
    }

    private String current() {
        return text("client_secret");
    }

    private String text(String member) {
        return invariants.value(arn).map(value -> member(value, member)).orElse("");
    }

    private Secret secret() {
        return stage.aws.secretsManager().secret(arn).orElseThrow();
    }

    private Instant now() {
        return stage.aws.time().instant();
    }
}
