package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.wire.Errors;
import io.github.cognitom2m.emulator.wire.Input;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** RotateSecret, CancelRotateSecret: they only register what {@link Rotations} then does. */
final class RotationOperations {

    private final Vault vault;
    private final Rotations rotations;
    private final Settings settings;

    RotationOperations(Vault vault, Rotations rotations, Settings settings) {
        this.vault = vault;
        this.rotations = rotations;
        this.settings = settings;
    }

    Map<String, Handler> operations() {
        return Map.of("RotateSecret", this::rotate, "CancelRotateSecret", this::cancel);
    }

    private Map<String, Object> rotate(Input input) {
        String token = input.optionalText("ClientRequestToken")
                .orElseThrow(() -> SecretErrors.tokenMissing("InvalidParameterException"));
        Optional<String> function = input.optionalText("RotationLambdaARN").filter(Predicate.not(String::isEmpty));
        Optional<Schedule> schedule = input.fields("RotationRules").map(Schedule::parse);
        boolean testOnly = !input.flag("RotateImmediately", true);
        Secret after = vault.change(
                input.text("SecretId"),
                secret -> started(secret, token, invokable(secret, function), schedule, testOnly));
        if (after.versions().find(token).isEmpty()) {
            throw Errors.invalidRequest("A previous rotation isn't complete. That rotation will be reattempted.");
        }
        return answer(after, Optional.of(token));
    }

    private String invokable(Secret secret, Optional<String> given) {
        String function = given.or(() -> secret.rotation().map(Rotation::functionArn))
                .orElseThrow(RotationOperations::noFunction);
        // Fact: ROT-FUNCTION-DENIED
        if (!settings.functions.invokable(function, secret.arn())) {
            throw AwsError.of(
                    "AccessDeniedException",
                    "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy"
                            + " grants access to the principal secretsmanager.amazonaws.com.");
        }
        return function;
    }

    private Secret started(
            Secret secret, String token, String function, Optional<Schedule> schedule, boolean testOnly) {
        // A request that was sent twice starts one rotation.
        if (secret.versions().find(token).isPresent()) {
            return secret;
        }
        // Fact: ROT-UNFINISHED
        Optional<Version> unfinished = secret.versions().pending();
        if (unfinished.isPresent()) {
            String earlier = unfinished.get().id();
            rotations.reattempt(earlier);
            // Even one that was abandoned: its label shows that it is not complete.
            return secret.rotation()
                    .map(rotation -> secret.with(rotation.running(new Rotation.Run(earlier, false))))
                    .orElse(secret);
        }
        Instant now = vault.now();
        Optional<Rotation> before = secret.rotation();
        Optional<Schedule> timing = schedule.or(() -> before.flatMap(Rotation::schedule));
        Rotation.Run run = new Rotation.Run(token, testOnly);
        Rotation rotation = new Rotation(
                true,
                function,
                timing,
                before.flatMap(Rotation::lastRotated),
                timing.map(rules -> now.plus(rules.interval())),
                Optional.of(run));
        return Rotations.registered(secret, run, now).with(rotation);
    }

    // Fact: ROT-CANCELLED
    /** What the function has prepared up to now keeps AWSPENDING. */
    private Map<String, Object> cancel(Input input) {
        Secret after = vault.change(
                input.text("SecretId"),
                secret -> secret.with(secret.rotation()
                        .orElseThrow(RotationOperations::noFunction)
                        .cancelled()));
        return answer(after, after.versions().holder(Versions.PENDING).map(Version::id));
    }

    private static Map<String, Object> answer(Secret secret, Optional<String> version) {
        Map<String, Object> output = Answers.identity(secret);
        version.ifPresent(id -> output.put("VersionId", id));
        return output;
    }

    // Fact: ROT-FUNCTION-UNKNOWN
    private static AwsError noFunction() {
        return Errors.invalidRequest("No Lambda rotation function ARN is associated with this secret.");
    }
}
