package io.github.cognitom2m.rotation;

import io.github.cognitom2m.aws.Refusal;
import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.ClientSecrets.Listed;
import io.github.cognitom2m.ledger.OwnClient;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.StoredValue;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** A secret while it is rotated, with the client in Cognito whose credentials it holds. */
record RotatingSecret(Proof proof, RotationRequest request) {

    /** The state of the labels; they are no older than this rotation, because its version is pending. */
    Progress progress() {
        return proof.deadline()
                .untilFound(() -> proof.secrets()
                        .find(request.secretArn())
                        .filter(secret -> secret.labels().containsKey(request.version())))
                .map(secret -> Progress.of(secret, request))
                .orElseThrow(() -> new Failure("secret " + request.secretArn() + " does not exist or has no version "
                        + request.version() + " to fill"));
    }

    /** Ends a rotation whose value is outdated, not new, or no longer valid; the next rotation prepares another one. */
    Credential checkPending(Progress progress) {
        Credential current = current(progress);
        return checked(progress, current, pending());
    }

    /**
     * The credential that a token has to be issued for: the new one, or the current one if there is no new one. To turn
     * on rotation for later, Secrets Manager tests a pending version that is a copy of the current one.
     */
    Credential underTest(Progress progress) {
        Optional<StoredValue> pending = pending();
        Credential current = current(progress);
        boolean isCopy = pending.flatMap(StoredValue::credential)
                .filter(value -> value.clientSecret().equals(current.clientSecret()))
                .isPresent();
        return pending.isEmpty() || isCopy ? current : checked(progress, current, pending);
    }

    private Credential checked(Progress progress, Credential current, Optional<StoredValue> pending) {
        Credential value = pending.flatMap(StoredValue::credential)
                .filter(renewed -> renewed.with(current.clientSecret(), current.clientSecretId())
                        .equals(current))
                .orElseThrow(() -> abandoned("a stack update has changed the rest of the value meanwhile"));
        if (value.clientSecret().equals(current.clientSecret())) {
            throw abandoned("this version holds the current secret, not a new one");
        }
        if (proof.deadline()
                .untilFound(() -> listed(progress.client(), value.clientSecretId()))
                .isEmpty()) {
            throw abandoned("its new secret is not among those of the client");
        }
        return value;
    }

    private Optional<Listed> listed(OwnClient client, Optional<String> id) {
        return find(proof.clientSecrets(client).list(), id);
    }

    static Optional<Listed> find(List<Listed> all, Optional<String> id) {
        return all.stream()
                .filter(secret -> Optional.of(secret.id()).equals(id))
                .findFirst();
    }

    private Failure abandoned(String why) {
        dropPending();
        return new Failure("the rotation to version " + request.version() + " was abandoned because " + why
                + "; the current secret stays, and the next rotation starts over");
    }

    void dropPending() {
        try {
            proof.values().dropPending(request.secretArn(), request.version());
        } catch (SdkException e) {
            if (!Refusal.isDefinite(e)
                    || proof.secrets()
                            .find(request.secretArn())
                            .filter(secret -> secret.isPending(request.version()))
                            .isPresent()) {
                throw e;
            }
        }
    }

    Optional<StoredValue> pending() {
        return proof.values().version(request.secretArn(), request.version());
    }

    Credential current(Progress progress) {
        return proof.values()
                .version(request.secretArn(), progress.currentVersion())
                .flatMap(StoredValue::credential)
                .filter(value -> value.clientId().equals(progress.client().clientId()))
                .orElseThrow(() -> new Failure("the current value of secret " + request.secretArn()
                        + " is not the one that its resource put there; make an earlier version AWSCURRENT again"
                        + " that still authenticates (aws secretsmanager update-secret-version-stage)"));
    }
}
