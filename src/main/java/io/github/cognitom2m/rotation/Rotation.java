package io.github.cognitom2m.rotation;

import io.github.cognitom2m.aws.Clients;
import io.github.cognitom2m.aws.Refusal;
import io.github.cognitom2m.cognito.ClientSecrets;
import io.github.cognitom2m.cognito.ClientSecrets.Added;
import io.github.cognitom2m.cognito.ClientSecrets.Listed;
import io.github.cognitom2m.cognito.TokenCheck;
import io.github.cognitom2m.cognito.TokenEndpoint;
import io.github.cognitom2m.provision.OwnClient;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.CredentialSecrets;
import io.github.cognitom2m.secret.CredentialValues;
import io.github.cognitom2m.secret.StoredValue;
import io.github.cognitom2m.time.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One step of one rotation. A client has room for two secrets: the current one stays, the one before it goes when a
 * rotation begins, and the new one takes its place. Each step may be repeated, and may break off anywhere.
 */
public final class Rotation {
    /** The tag that tells when the current secret was made, for whoever may not read the value. */
    private static final String CREATED = "cognito-m2m:secret-created";

    private static final int ATTEMPTS = 4;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);

    private final Clients clients;
    private final Executor executor;
    private final Deadline deadline;
    private final RotationRequest request;
    private final CredentialSecrets secrets;
    private final CredentialValues values;

    public Rotation(Clients clients, Executor executor, Deadline deadline, RotationRequest request) {
        this.clients = clients;
        this.executor = executor;
        this.deadline = deadline;
        this.request = request;
        this.secrets = new CredentialSecrets(clients, clients.limit(deadline));
        this.values = new CredentialValues(clients, clients.limit(deadline));
    }

    /**
     * Does one step.
     *
     * @throws RotationFailure where it cannot be done
     */
    public void run(Step step) {
        Progress progress = progress();
        if (!progress.isDone()) {
            switch (step) {
                case CREATE_SECRET -> createSecret(progress.client());
                case SET_SECRET -> checkPending(progress);
                case TEST_SECRET -> testSecret(progress);
                case FINISH_SECRET -> finishSecret(progress);
            }
        } else if (step == Step.FINISH_SECRET) {
            tidyUp(progress);
        }
    }

    /** What the labels say; that our version is pending shows that they are no older than this rotation. */
    private Progress progress() {
        return deadline.untilFound(() -> secrets.find(request.secretArn())
                        .filter(secret -> secret.labels().containsKey(request.version())))
                .map(secret -> Progress.of(secret, request))
                .orElseThrow(() -> new RotationFailure("no secret " + request.secretArn() + " has a version "
                        + request.version() + " that is to be filled"));
    }

    private void createSecret(OwnClient client) {
        int attempt = 1;
        while (!tryCreateSecret(client, attempt == ATTEMPTS)) {
            deadline.pause(BETWEEN_ATTEMPTS);
            attempt++;
        }
    }

    private boolean tryCreateSecret(OwnClient client, boolean last) {
        // Listed before the labels are read: what an invocation beside this one adds later is not in the list.
        List<Listed> listed = clientSecrets(client).list();
        Progress progress = progress();
        if (progress.isDone()) {
            return true;
        }
        if (pending().isPresent()) {
            checkPending(progress);
            return true;
        }
        Credential current = current(progress);
        String kept = kept(listed, current);
        listed.stream().map(Listed::id).filter(id -> !id.equals(kept)).forEach(clientSecrets(client)::delete);
        try {
            // Where the value is lost before it is put, the repeat finds a secret that nobody knows, and deletes it.
            Added added = clientSecrets(client).add();
            values.putPending(
                    request.secretArn(),
                    request.version(),
                    request.rotationToken(),
                    current.with(added.value(), Optional.of(added.id())));
            return true;
        } catch (SdkException e) {
            if (last || !Refusal.isDefinite(e)) {
                throw e;
            }
            // There is no room yet, or an invocation beside this one was quicker: the next look tells.
            return false;
        }
    }

    /** The id of the secret that consumers have: the oldest where a value was never rotated and names none. */
    private String kept(List<Listed> listed, Credential current) {
        if (listed.isEmpty()) {
            throw new RotationFailure("the user pool has no client '" + current.clientId()
                    + "' any more; update its resource with another Revision, which makes a new one");
        }
        Optional<String> id = current.clientSecretId();
        // What was deleted by hand is not there to be kept; the newest of the others may be in use.
        return id.filter(known -> listed.stream().anyMatch(secret -> secret.id().equals(known)))
                .orElse((id.isEmpty() ? listed.getFirst() : listed.getLast()).id());
    }

    /** Ends a rotation whose value is outdated, or whose secret is gone; the next one makes others. */
    private Credential checkPending(Progress progress) {
        Credential current = current(progress);
        Credential value = pending()
                .flatMap(StoredValue::credential)
                .filter(pending -> pending.with(current.clientSecret(), current.clientSecretId())
                        .equals(current))
                .orElseThrow(() -> abandoned("a stack update has changed the rest of the value meanwhile"));
        if (deadline.untilFound(() -> listed(progress.client(), value.clientSecretId()))
                .isEmpty()) {
            throw abandoned("its new secret is not among those of the client");
        }
        return value;
    }

    private Optional<Listed> listed(OwnClient client, Optional<String> id) {
        return clientSecrets(client).list().stream()
                .filter(secret -> Optional.of(secret.id()).equals(id))
                .findFirst();
    }

    private void testSecret(Progress progress) {
        // Where rotation is only turned on, nothing is pending: then it is the current secret that has to work.
        Credential value = pending().isPresent() ? checkPending(progress) : current(progress);
        TokenEndpoint endpoint = new TokenEndpoint(clients.http(), URI.create(value.tokenEndpoint()));
        new TokenCheck(endpoint, executor, deadline)
                .problem(
                        value.clientId(),
                        value.clientSecret(),
                        new TreeSet<>(List.of(value.scope().split(" "))))
                .ifPresent(problem -> {
                    throw new RotationFailure(problem + "; the current secret stays");
                });
    }

    private void finishSecret(Progress begin) {
        Progress progress = begin;
        while (!progress.isDone()) {
            checkPending(progress);
            values.makeCurrent(request.secretArn(), request.version(), progress.currentVersion());
            progress = progress();
        }
        tidyUp(progress);
    }

    /** After the new value became current: dates it, and takes off the label that would bar the next rotation. */
    private void tidyUp(Progress progress) {
        Optional<String> id = current(progress).clientSecretId();
        deadline.untilFound(() -> listed(progress.client(), id))
                .ifPresent(secret -> secrets.tag(
                        request.secretArn(),
                        Map.of(
                                CREATED,
                                secret.created().truncatedTo(ChronoUnit.SECONDS).toString())));
        dropPending();
    }

    private RotationFailure abandoned(String why) {
        dropPending();
        return new RotationFailure("the rotation to version " + request.version() + " was given up, for " + why
                + "; the current secret stays, and the next rotation begins anew");
    }

    private void dropPending() {
        try {
            values.dropPending(request.secretArn(), request.version());
        } catch (SdkException e) {
            if (!Refusal.isDefinite(e)
                    || secrets.find(request.secretArn())
                            .filter(secret -> secret.isPending(request.version()))
                            .isPresent()) {
                throw e;
            }
        }
    }

    private Optional<StoredValue> pending() {
        return values.version(request.secretArn(), request.version());
    }

    private Credential current(Progress progress) {
        return values.version(request.secretArn(), progress.currentVersion())
                .flatMap(StoredValue::credential)
                .filter(value -> value.clientId().equals(progress.client().clientId()))
                .orElseThrow(() -> new RotationFailure("the current value of secret " + request.secretArn()
                        + " is not the one that its resource put there; make an earlier version AWSCURRENT again (aws"
                        + " secretsmanager update-secret-version-stage)"));
    }

    private ClientSecrets clientSecrets(OwnClient client) {
        return new ClientSecrets(clients, clients.limit(deadline), client.userPoolId(), client.clientId());
    }
}
