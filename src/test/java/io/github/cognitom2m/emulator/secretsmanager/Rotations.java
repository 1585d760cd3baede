package io.github.cognitom2m.emulator.secretsmanager;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Does the rotations that were asked for or have become due: each step in order, the next only after success. */
final class Rotations {
    // Fact: ROT-STEPS
    private static final List<String> STEPS = List.of("createSecret", "setSecret", "testSecret", "finishSecret");

    private final Vault vault;
    private final Settings settings;
    private final RotationTrail trail;
    private final Supplier<String> newTokens;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Object oneAtATime = new Object();

    Rotations(Vault vault, Settings settings, RotationTrail trail, Supplier<String> newTokens) {
        this.vault = vault;
        this.settings = settings;
        this.trail = trail;
        this.newTokens = newTokens;
    }

    Map<String, Integer> failures() {
        return Map.copyOf(failures);
    }

    void restore(Map<String, Integer> kept) {
        failures.putAll(kept);
    }

    /** Lets a rotation that was stopped have its attempts again. */
    void reattempt(String token) {
        failures.remove(token);
    }

    /**
     * Attempts every rotation that waits, once. The functions are called without any lock, so that they can call back.
     *
     * @return how many were attempted
     */
    int runDue() {
        synchronized (oneAtATime) {
            int attempted = 0;
            vault.all().forEach(secret -> startScheduled(secret.arn()));
            for (Secret secret : vault.all()) {
                Optional<Rotation> rotation =
                        secret.rotation().filter(any -> secret.deletion().isEmpty());
                Optional<Rotation.Run> run = rotation.flatMap(Rotation::run)
                        .filter(waiting -> failures.getOrDefault(waiting.token(), 0) < settings.rotationAttempts);
                if (rotation.isPresent() && run.isPresent()) {
                    attempt(secret.arn(), rotation.get().functionArn(), run.get());
                    attempted++;
                }
            }
            return attempted;
        }
    }

    /** With the version of a rotation: one to fill has no value yet, one that is only tested has the current value. */
    static Secret registered(Secret secret, Rotation.Run run, Instant now) {
        // Facts: ROT-TEST-VERSION, ROT-PENDING-EMPTY
        Optional<Value> value = run.testOnly() ? secret.currentValue() : Optional.empty();
        return secret.with(secret.versions()
                .put(new Version(run.token(), value, secret.details().kmsKeyId(), List.of(), now))
                .attach(run.token(), List.of(Versions.PENDING)));
    }

    private void startScheduled(String arn) {
        Instant now = vault.now();
        vault.changeIfThere(arn, secret -> {
            Optional<Rotation> due = secret.rotation().filter(rotation -> rotation.dueAt(now));
            if (due.isEmpty() || secret.deletion().isPresent()) {
                return secret;
            }
            Rotation rotation = due.get().postponedFrom(now);
            Optional<Version> unfinished = secret.versions().pending();
            Rotation.Run run = new Rotation.Run(unfinished.map(Version::id).orElseGet(newTokens), false);
            reattempt(run.token());
            return (unfinished.isPresent() ? secret : registered(secret, run, now)).with(rotation.running(run));
        });
    }

    private void attempt(String arn, String function, Rotation.Run run) {
        String prefix = run.testOnly() ? "TestRotation" : "Rotation";
        trail.add(prefix + "Started", arn, run.token(), "");
        String rotationToken = newTokens.get();
        for (String step : run.testOnly() ? List.of("testSecret") : STEPS) {
            if (!stillWanted(arn, run)) {
                end(arn, run);
                return;
            }
            // Fact: ROT-SYNCHRONOUS
            try {
                settings.functions.invoke(
                        function,
                        Map.of(
                                "Step", step,
                                "SecretId", arn,
                                "ClientRequestToken", run.token(),
                                "RotationToken", rotationToken));
            } catch (Exception e) {
                trail.add(
                        prefix + "Failed",
                        arn,
                        run.token(),
                        "Error when executing lambda " + function + " during " + step + " step: " + e);
                failed(arn, run);
                return;
            }
        }
        succeeded(arn, run, prefix);
    }

    /** Not if it was abandoned or cancelled, or its version has lost its label without becoming current. */
    private boolean stillWanted(String arn, Rotation.Run run) {
        return vault.find(arn)
                .filter(secret -> secret.deletion().isEmpty())
                .filter(secret -> secret.rotation()
                        .filter(rotation -> rotation.runs(run.token()))
                        .isPresent())
                .filter(secret -> secret.versions().holds(run.token(), Versions.PENDING)
                        || secret.versions().holds(run.token(), Versions.CURRENT))
                .isPresent();
    }

    // Fact: ROT-REPEATED
    private void failed(String arn, Rotation.Run run) {
        if (run.testOnly()) {
            end(arn, run);
        } else {
            failures.merge(run.token(), 1, Integer::sum);
        }
    }

    private void succeeded(String arn, Rotation.Run run, String prefix) {
        if (run.testOnly()) {
            trail.add(prefix + "Succeeded", arn, run.token(), "");
            end(arn, run);
        } else if (vault.find(arn)
                .filter(secret -> secret.versions().holds(run.token(), Versions.CURRENT))
                .isEmpty()) {
            trail.add(prefix + "Failed", arn, run.token(), "AWSPENDING did not become AWSCURRENT");
            failures.merge(run.token(), 1, Integer::sum);
        } else {
            trail.add(prefix + "Succeeded", arn, run.token(), "");
            changeRun(arn, run, (secret, rotation) -> secret.with(rotation.succeededAt(vault.now())));
        }
    }

    /** Forgets a rotation; the version of a mere test goes with it. */
    private void end(String arn, Rotation.Run run) {
        changeRun(arn, run, (secret, rotation) -> {
            boolean removed = run.testOnly() && secret.versions().holds(run.token(), Versions.PENDING);
            return secret.with(removed ? secret.versions().remove(run.token()) : secret.versions())
                    .with(rotation.ended());
        });
    }

    private interface RunChange {
        Secret apply(Secret secret, Rotation rotation);
    }

    private void changeRun(String arn, Rotation.Run run, RunChange change) {
        vault.changeIfThere(
                arn,
                secret -> secret.rotation()
                        .filter(rotation -> rotation.runs(run.token()))
                        .map(rotation -> change.apply(secret, rotation))
                        .orElse(secret));
    }
}
