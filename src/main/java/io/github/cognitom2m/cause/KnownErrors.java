package io.github.cognitom2m.cause;

import java.util.List;
import java.util.stream.Stream;

/** The AWS errors that can occur, each with what it is about and what to do. */
public final class KnownErrors {
    private static final String ANY = "";

    private static final List<KnownError> OTHERS = List.of(
            KnownError.of(
                    "EncryptionFailure|DecryptionFailure",
                    ANY,
                    ANY,
                    "Secret.KmsKeyId",
                    "the key must exist, be enabled, and let the provider's role use it"),
            KnownError.of(
                    "AccessDeniedException",
                    ANY,
                    "Access to KMS|perform: kms:",
                    "Secret.KmsKeyId",
                    "let the provider's role use the key, in the key's own policy too: kms:Decrypt, kms:Encrypt,"
                            + " kms:GenerateDataKey"),
            KnownError.of(
                    "Invalid(Parameter|Request)Exception",
                    "ReplicateSecretToRegions",
                    ANY,
                    "Secret.ReplicaRegions",
                    "name Regions that are enabled for the account and hold no secret of this name"),
            KnownError.of(
                    "LimitExceededException",
                    "CreateSecret",
                    ANY,
                    "Secret",
                    "the account has reached its quota of secrets in this Region; delete unused ones, or"
                            + " request more in Service Quotas"),
            KnownError.of(
                    "ResourceNotFoundException",
                    "PutSecretValue|UpdateSecret.*|(Unt|T)agResource|.*Replicat.*",
                    ANY,
                    "Secret",
                    "somebody else has deleted it; update again with AdoptExisting: true, which creates another"
                            + " secret and client and takes over what is left, or delete the resource server and the"
                            + " domain and update again"),
            KnownError.of(
                    "InvalidRequestException",
                    ANY,
                    "marked for deletion|scheduled for deletion",
                    "Secret",
                    "restore it (aws secretsmanager restore-secret) and try again"),
            KnownError.of(
                    "InvalidParameterException|LimitExceededException",
                    "TagResource",
                    ANY,
                    "Secret.Tags",
                    "a secret has room for 50 tags, of which the provider needs up to 30; remove some that were added by"
                            + " hand, and try again"),
            KnownError.of(
                    "FeatureUnavailableInTierException",
                    ANY,
                    ANY,
                    "UserPoolId",
                    "choose a higher feature plan for the user pool"),
            KnownError.of(
                    "LimitExceededException",
                    ANY,
                    ANY,
                    "an AWS quota",
                    "delete what is unused, or request more in Service Quotas"),
            KnownError.of(
                    "AccessDeniedException|NotAuthorizedException|AccessDenied",
                    ANY,
                    ANY,
                    "the provider's role",
                    "allow it this action on what is named, or remove what denies it, and try again"),
            KnownError.of(
                    "ExpiredToken(Exception)?|UnrecognizedClientException|InvalidClientTokenId"
                            + "|(Invalid|Incomplete)SignatureException|MissingAuthenticationToken(Exception)?",
                    ANY,
                    ANY,
                    "the provider's role",
                    "the credentials of the provider's function are no longer valid; where the role was deleted or"
                            + " created again, deploy the provider again, and try again"),
            KnownError.of(
                    "TooManyRequestsException|Throttling(Exception)?",
                    ANY,
                    ANY,
                    ANY,
                    "AWS throttled this request for as long as it could wait; try again when less is being"
                            + " changed at once in this account and user pool"),
            KnownError.of(
                    "ConcurrentModificationException",
                    ANY,
                    ANY,
                    ANY,
                    "somebody else is changing the same thing; try again"),
            KnownError.of(
                    "Internal(Error|Server)Exception|InternalServiceError|InternalFailure|HTTP status 5..",
                    ANY,
                    ANY,
                    ANY,
                    "this is a failure inside AWS; try again"),
            KnownError.of(ANY, ANY, ANY, ANY, "correct what AWS names, and try again"));

    /** The first match applies. */
    public static final List<KnownError> ALL =
            Stream.concat(CognitoErrors.ALL.stream(), OTHERS.stream()).toList();

    private KnownErrors() {}

    static KnownError find(String code, String operation, String text) {
        return ALL.stream()
                .filter(known -> known.fits(code, operation, text))
                .findFirst()
                .orElseThrow();
    }
}
