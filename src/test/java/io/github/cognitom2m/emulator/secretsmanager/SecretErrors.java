package io.github.cognitom2m.emulator.secretsmanager;

import io.github.cognitom2m.emulator.AwsError;
import io.github.cognitom2m.emulator.wire.Errors;

/** The errors of Secrets Manager, with the texts that AWS gives them. */
final class SecretErrors {
    private SecretErrors() {}

    static AwsError secretNotFound() {
        return Errors.notFound("Secrets Manager can't find the specified secret.");
    }

    static AwsError noVersion(String id) {
        return Errors.notFound("Secrets Manager can't find the specified secret value for VersionId: " + id);
    }

    static AwsError noStage(String stage) {
        return Errors.notFound("Secrets Manager can't find the specified secret value for staging label: " + stage);
    }

    static AwsError markedForDeletion() {
        return Errors.invalidRequest(
                "You can't perform this operation on the secret because it was marked for deletion.");
    }

    /** What AWS answered until 2018 while it removed a secret, and may still answer. */
    static AwsError deleted() {
        return Errors.invalidRequest("You can't perform this operation on the secret because it was deleted.");
    }

    static AwsError nameScheduledForDeletion() {
        return Errors.invalidRequest(
                "You can't create this secret because a secret with this name is already scheduled for" + " deletion.");
    }

    static AwsError nameTaken(String name) {
        return AwsError.of(
                "ResourceExistsException", "The operation failed because the secret " + name + " already exists.");
    }

    static AwsError tokenUsed(String token, String arn) {
        return AwsError.of(
                "ResourceExistsException",
                "You can't use ClientRequestToken " + token
                        + " because that value is already in use for a version of secret " + arn + ".");
    }

    static AwsError badName() {
        return Errors.validation(
                "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following:"
                        + " -/_+=.@!");
    }

    /** Which class it has depends on the operation. */
    static AwsError tokenMissing(String type) {
        return AwsError.of(type, "You must provide a ClientRequestToken value. We recommend a UUID-type value.");
    }
}
