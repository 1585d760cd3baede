package io.github.cognitom2m.rotation;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.ledger.OwnClient;
import io.github.cognitom2m.secret.FoundSecret;

/**
 * How far a rotation has come, according to the labels of its secret.
 *
 * @param currentVersion what consumers read
 * @param isDone whether that is the version that the rotation had to fill
 */
record Progress(OwnClient client, String currentVersion, boolean isDone) {

    /** @throws Failure if the secret must not be rotated, or not for this request */
    static Progress of(FoundSecret secret, RotationRequest request) {
        String name = "secret " + secret.name();
        if (secret.scheduledForDeletion()) {
            throw new Failure(name + " is scheduled for deletion");
        }
        OwnClient client = OwnClient.of(secret)
                .orElseThrow(() -> new Failure("the tags of " + name
                        + " do not say that it holds the credentials of a Custom::CognitoM2M; rotate other"
                        + " secrets with a function of their own"));
        String current = secret.currentVersion()
                .orElseThrow(
                        () -> new Failure(name + " has no current value yet; rotate it when its resource is complete"));
        boolean isDone = current.equals(request.version());
        if (!isDone && !secret.isPending(request.version())) {
            throw new Failure("version " + request.version() + " of " + name
                    + " is no longer pending; the rotation was abandoned, and the next one starts over");
        }
        return new Progress(client, current, isDone);
    }
}
