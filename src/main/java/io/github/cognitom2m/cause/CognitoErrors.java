package io.github.cognitom2m.cause;

import java.util.List;

/** The errors of Amazon Cognito that belong to one operation. */
final class CognitoErrors {
    private static final String ANY = "";

    /** The first that fits counts. */
    static final List<KnownError> ALL = List.of(
            KnownError.of(
                    "InvalidParameterException",
                    "CreateUserPoolDomain",
                    "already associated with another user pool",
                    "Domain.Domain",
                    "prefixes are unique in a Region over all accounts; choose another one"),
            KnownError.of(
                    "InvalidParameterException",
                    "CreateUserPoolDomain",
                    "already has a domain configured",
                    "Domain.Domain",
                    "a user pool has one prefix domain and one custom domain; leave Domain out to use the one that it"
                            + " has, or delete that one first"),
            KnownError.of(
                    "InvalidParameterException",
                    "CreateUserPoolDomain",
                    "reserved word",
                    "Domain.Domain",
                    "choose a prefix without aws, amazon and cognito"),
            KnownError.of(
                    "InvalidParameterException",
                    "(Create|Update)UserPoolDomain",
                    "certificate",
                    "Domain.CustomDomainConfig.CertificateArn",
                    "it must be an issued certificate of ACM in us-east-1 that covers the domain"),
            KnownError.of(
                    "InvalidParameterException",
                    "(Create|Update)UserPoolDomain",
                    ANY,
                    "Domain.Domain",
                    "correct what AWS names; the parent of a custom domain must resolve (A record)"),
            KnownError.of(
                    "LimitExceededException",
                    "CreateUserPoolDomain",
                    ANY,
                    "Domain.Domain",
                    "an account has 4 custom domains in a Region, and this cannot be raised; delete one that is"
                            + " unused, or use a prefix"),
            KnownError.of(
                    "FeatureUnavailableInTierException",
                    ".*UserPoolDomain",
                    ANY,
                    "Domain.ManagedLoginVersion",
                    "set it to 1, or choose a feature plan above Lite for the user pool"),
            KnownError.of(
                    "InvalidParameterException",
                    "CreateResourceServer",
                    "already exists",
                    "ResourceServer.Identifier",
                    "somebody else made it just now; choose another identifier, or take it over with"
                            + " AdoptExisting: true"),
            KnownError.of(
                    "LimitExceededException",
                    "CreateResourceServer",
                    ANY,
                    "ResourceServer",
                    "a user pool has 25 resource servers, and up to 300 on request; delete one that is unused, ask for"
                            + " more in Service Quotas, or use another user pool"),
            KnownError.of(
                    "ScopeDoesNotExistException",
                    ANY,
                    ANY,
                    "Client.AllowedOAuthScopes",
                    "declare the scope in ResourceServer, or create its resource server first"),
            KnownError.of(
                    "InvalidOAuthFlowException",
                    ANY,
                    ANY,
                    "Client.AllowedOAuthScopes",
                    "name scopes of resource servers only"),
            KnownError.of(
                    "LimitExceededException",
                    "CreateUserPoolClient",
                    ANY,
                    "Client",
                    "a user pool has 1,000 app clients, and up to 10,000 on request; delete those that are unused, ask"
                            + " for more in Service Quotas, or use another user pool"),
            KnownError.of(
                    "ResourceNotFoundException",
                    "UpdateUserPoolClient",
                    ANY,
                    "Client",
                    "it was deleted by somebody else meanwhile; update again, and it is created again"),
            KnownError.of(
                    "ResourceNotFoundException",
                    "UpdateResourceServer",
                    ANY,
                    "ResourceServer",
                    "it was deleted by somebody else meanwhile; update again, and it is created again"),
            KnownError.of(
                    "ResourceNotFoundException",
                    "Create(UserPoolClient|ResourceServer|UserPoolDomain)",
                    ANY,
                    "UserPoolId",
                    "the user pool was deleted meanwhile; name one that exists"));

    private CognitoErrors() {}
}
