package io.github.cognitom2m.rotation;

import io.github.cognitom2m.aws.Refusal;
import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.ClientSecrets.Added;
import io.github.cognitom2m.cognito.ClientSecrets.Listed;
import io.github.cognitom2m.cognito.TokenAnswer;
import io.github.cognitom2m.ledger.OwnClient;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.OwnTags;
import io.github.cognitom2m.time.Deadline;
import io.github.cognitom2m.time.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One step of one rotation. A client has room for two secrets: the current one stays, the one before it is deleted when
 * a rotation begins, and the new one takes that place. Each step may be repeated, and may be interrupted anywhere.
 */
public final class Rotation {
    private static final Pace ATTEMPTS = Pace.every(Duration.ofSeconds(2)).atMost(4);
    // How long a new secret may take until it authenticates everywhere.
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(60);

    private final Deadline deadline;
    private final Proof proof;
    private final RotationRequest request;
    private final RotatingSecret secret;

    public Rotation(Proof proof, RotationRequest request) {
        this.deadline = proof.deadline();
        this.proof = proof;
        this.request = request;
        this.secret = new RotatingSecret(proof, request);
    }

    /**
     * Runs one step.
     *
     * @throws Failure if it cannot be done
     */
    public void run(Step step) {
        Progress progress = secret.progress();
        if (!progress.isDone()) {
            switch (step) {
                case CREATE_SECRET -> createSecret(progress.client());
                case SET_SECRET -> secret.checkPending(progress);
                case TEST_SECRET -> testSecret(progress);
                case FINISH_SECRET -> finishSecret(progress);
            }
        } else if (step == Step.FINISH_SECRET) {
            tidyUp(progress);
        }
    }

    private void createSecret(OwnClient client) {
        deadline.poll(ATTEMPTS, () -> tryCreateSecret(client), Optional::isEmpty)
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    /** Empty if there is a new secret, otherwise why there is none yet. */
    private Optional<SdkException> tryCreateSecret(OwnClient client) {
        // Listed before the labels are read, so that a secret which a concurrent invocation adds later is not in the
        // list.
        List<Listed> listed = proof.clientSecrets(client).list();
        Progress progress = secret.progress();
        if (progress.isDone()) {
            return Optional.empty();
        }
        if (secret.pending().isPresent()) {
            secret.checkPending(progress);
            return Optional.empty();
        }
        Credential current = secret.current(progress);
        String kept = kept(listed, current);
        proof.check(progress.client(), current, "was not rotated");
        listed.stream().map(Listed::id).filter(id -> !id.equals(kept)).forEach(proof.clientSecrets(client)::delete);
        try {
            // If the value is lost before it is stored, the repetition finds a secret that nobody knows, and deletes
            // it.
            Added added = proof.clientSecrets(client).add();
            proof.values()
                    .putPending(
                            request.secretArn(),
                            request.version(),
                            request.rotationToken(),
                            current.with(added.value(), Optional.of(added.id())));
            return Optional.empty();
        } catch (SdkException e) {
            if (!Refusal.isDefinite(e)) {
                throw e;
            }
            // There is no room yet, or a concurrent invocation was faster; the next look shows which.
            return Optional.of(e);
        }
    }

    /** The id of the secret that consumers have: the oldest if a value was never rotated and names none. */
    private String kept(List<Listed> listed, Credential current) {
        if (listed.isEmpty()) {
            throw new Failure("the user pool no longer has the client '" + current.clientId()
                    + "'; update its resource with another Revision to create a new one");
        }
        Optional<String> id = current.clientSecretId();
        // A secret that was deleted by hand cannot be kept; the newest of the others may be in use.
        return id.filter(known -> listed.stream().anyMatch(found -> found.id().equals(known)))
                .orElse((id.isEmpty() ? listed.getFirst() : listed.getLast()).id());
    }

    /** Any token suffices, because the scopes do not depend on the secret. */
    private void testSecret(Progress progress) {
        switch (proof.ask(progress.client(), secret.underTest(progress), UNTIL_KNOWN)) {
            case TokenAnswer.Granted granted -> {}
            case TokenAnswer.Refused(String cause) -> throw untested(cause);
            case TokenAnswer.Unresolved(String cause) -> throw untested(cause);
        }
    }

    private static Failure untested(String cause) {
        return new Failure(cause + "; the current secret stays");
    }

    private void finishSecret(Progress begin) {
        Progress progress = begin;
        while (!progress.isDone()) {
            secret.checkPending(progress);
            proof.values().makeCurrent(request.secretArn(), request.version(), progress.currentVersion());
            progress = secret.progress();
        }
        tidyUp(progress);
    }

    /** After the new value became current: dates it, and removes the label that would block the next rotation. */
    private void tidyUp(Progress progress) {
        Optional<String> id = secret.current(progress).clientSecretId();
        // Both from one list: a list that shows the new client secret no longer shows the one that made room for it.
        deadline.untilFound(
                        () -> Optional.of(proof.clientSecrets(progress.client()).list())
                                .filter(all -> RotatingSecret.find(all, id).isPresent()))
                .ifPresent(all -> proof.secrets()
                        .tagIfPossible(
                                request.secretArn(),
                                tags(progress, RotatingSecret.find(all, id).orElseThrow(), all)));
        secret.dropPending();
    }

    private Map<String, String> tags(Progress progress, Listed current, List<Listed> all) {
        Map<String, String> tags = new HashMap<>();
        tags.put(
                OwnTags.SECRET_CREATED,
                current.created().truncatedTo(ChronoUnit.SECONDS).toString());
        Instant now = deadline.clock().instant();
        proof.secrets()
                .find(request.secretArn())
                .flatMap(Grace::of)
                .ifPresent(grace -> Replaced.beside(current, all)
                        .map(old -> grace.observed(old, current, progress.currentVersion(), now))
                        .map(grace::tag)
                        .ifPresent(tags::putAll));
        return tags;
    }
}
