package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.EmulatedTime;
import io.github.cognitom2m.emulator.HttpExchange;
import io.github.cognitom2m.emulator.JsonService;
import io.github.cognitom2m.emulator.JsonService.CallLog;
import io.github.cognitom2m.emulator.Lagging;
import io.github.cognitom2m.emulator.wire.Operations;
import io.github.cognitom2m.emulator.wire.Operations.Handler;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

// Fact: SM-WIRE
/** Secrets Manager in one account and Region: the service on the wire, and its state for tests to look at. */
public final class SecretsManager {
    /**
     * All that Secrets Manager keeps; how it differs from the usual one is not part of it.
     *
     * @param secrets in order of creation, by ARN, with their recent past
     * @param namesHeldUntil the names of secrets that were deleted by force
     * @param accesses the days on which secrets and versions were last read
     * @param failures how often rotations have failed, by their tokens
     */
    public record State(
            List<Lagging.Version<Map<String, Secret>>> secrets,
            Map<String, Instant> namesHeldUntil,
            Map<String, Instant> accesses,
            Map<String, Integer> failures,
            List<RotationEvent> rotationEvents) {}

    private final Settings settings = new Settings();
    private final Keys keys = new Keys(settings);
    private final RotationTrail trail = new RotationTrail();
    private final Vault vault;
    private final Rotations rotations;
    private final AccessDates accesses;
    private final JsonService service;

    public SecretsManager(EmulatedTime time, String region, String account, CallLog calls) {
        this(time, region, account, calls, new SecureRandom());
    }

    /** With a source of randomness that a test may want to repeat. */
    public SecretsManager(EmulatedTime time, String region, String account, CallLog calls, RandomGenerator random) {
        vault = new Vault(time, settings);
        rotations = new Rotations(vault, settings, trail, tokens(random));
        SecretIds ids = new SecretIds(region, account, random);
        Replicas replicas = new Replicas(region, time, settings);
        Writing writing = new Writing(trail, keys);
        accesses = new AccessDates(time);
        Answers answers = new Answers(region, time, settings, accesses);
        Map<String, Handler> operations = new HashMap<>();
        operations.putAll(new SecretOperations(vault, ids, replicas, writing, keys, answers).operations());
        operations.putAll(new DeletionOperations(vault, ids, settings).operations());
        operations.putAll(new VersionOperations(vault, writing, keys, accesses).operations());
        operations.putAll(new StageOperations(vault).operations());
        operations.putAll(new TagOperations(vault).operations());
        operations.putAll(new ReplicaOperations(vault, replicas).operations());
        operations.putAll(new PolicyOperations(vault).operations());
        operations.putAll(new RotationOperations(vault, rotations, settings).operations());
        operations.putAll(new PasswordOperations(random).operations());
        operations.putAll(new ListOperations(vault, answers).operations());
        operations.replaceAll((name, handler) -> withValidId(handler));
        service = new JsonService(
                "secretsmanager",
                new Operations(SecretsModel.MODEL, "ValidationException").checked(operations),
                time,
                calls);
    }

    public HttpExchange.Service service() {
        return service;
    }

    /** Every secret that exists, those scheduled for deletion included; in order of creation. */
    public List<Secret> secrets() {
        return vault.all();
    }

    /** The newest state of a secret, by its name or ARN. */
    public Optional<Secret> secret(String nameOrArn) {
        return vault.find(nameOrArn);
    }

    /** What consumers can read: nothing while the current version is under a key that is not that of the secret. */
    public Optional<Value> readableValue(Secret secret) {
        return secret.versions()
                .holder(Versions.CURRENT)
                .filter(version -> keys.isUsable(version.key()))
                .filter(version -> version.key().equals(secret.details().kmsKeyId()))
                .flatMap(Version::value);
    }

    /** How replication to a Region goes from now on; five seconds and success at first. */
    public void replication(String region, Replication replication) {
        settings.replications.put(region, replication);
    }

    /** Whether KMS keys, each written as requests name it, are enabled, as they are at first. */
    public void keyIsUsable(String keyId, boolean usable) {
        if (usable) {
            settings.unusableKeys.remove(keyId);
        } else {
            settings.unusableKeys.add(keyId);
        }
    }

    /** By how much the answers of read operations lag behind the writes, at most ten minutes; zero at first. */
    public void readLag(Duration lag) {
        settings.readLag = lag;
    }

    /** By how much ListSecrets lags behind the writes, if by more than other reads: on AWS up to five minutes; zero at first. */
    public void listLag(Duration lag) {
        settings.listLag = lag;
    }

    /** For how long a force-deleted secret is still shown, as one that is scheduled for deletion; five seconds at first. */
    public void forceDeleteShown(Duration shown) {
        settings.forceDeleteShown = shown;
    }

    /** Whether a force-deleted secret and its name are refused as deleted (as in 2018), not as scheduled for deletion. */
    public void forceDeletedSaysDeleted(boolean deleted) {
        settings.forceDeletedSaysDeleted = deleted;
    }

    /** Whether DeleteSecret succeeds for a secret that is scheduled for deletion already; refused at first. */
    public void repeatedDeletionSucceeds(boolean succeeds) {
        settings.repeatedDeletionSucceeds = succeeds;
    }

    /** For how long the name of a force-deleted secret cannot be used again; zero at first. */
    public void forceDeleteDelay(Duration delay) {
        settings.forceDeleteDelay = delay;
    }

    /** AWS's pages disagree whether DeletedDate is when deletion was asked for (as at first here) or is due. */
    public void deletedDateIsEndOfWindow(boolean endOfWindow) {
        settings.deletedDateIsEndOfWindow = endOfWindow;
    }

    /** The functions that rotations may call; none at first. */
    public void rotationFunctions(RotationFunctions functions) {
        settings.functions = functions;
    }

    /** After how many failures a rotation waits for somebody to ask again; three at first. */
    public void rotationAttempts(int attempts) {
        settings.rotationAttempts = attempts;
    }

    /**
     * Attempts every rotation once that was asked for, is to be repeated, or is due by the clock.
     *
     * @return how many were attempted
     */
    public int runDueRotations() {
        return rotations.runDue();
    }

    /** What happened to rotations, in order. */
    public List<RotationEvent> rotationEvents() {
        return trail.all();
    }

    public State state() {
        return new State(vault.history(), vault.namesHeldUntil(), accesses.all(), rotations.failures(), trail.all());
    }

    /** Continues with what was kept. */
    public void restore(State state) {
        vault.restore(state.secrets(), state.namesHeldUntil());
        accesses.restore(state.accesses());
        rotations.restore(state.failures());
        trail.restore(state.rotationEvents());
    }

    private static Handler withValidId(Handler handler) {
        return input -> {
            input.optionalText("SecretId").ifPresent(SecretIds::check);
            return handler.answer(input);
        };
    }

    private static Supplier<String> tokens(RandomGenerator random) {
        return () -> {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            return UUID.nameUUIDFromBytes(bytes).toString();
        };
    }
}
