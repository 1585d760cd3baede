package io.github.cognitom2m.cause;

import java.util.List;

/** The errors of Amazon Cognito that belong to one operation. */
final class CognitoErrors {
    private static final String ANY = "";

    /** The first match applies. */
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
                    "choose a prefix without aws, amazon or cognito"),
            KnownError.of(
                    "InvalidParameterException",
                    "(Create|Update)UserPoolDomain",
                    "certificate",
                    "Domain.CustomDomainConfig.CertificateArn",
                    "use an issued ACM certificate in us-east-1 that covers the domain"),
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
                    "an account has 4 custom domains in a Region, and this cannot be raised; delete an unused"
                            + " one, or use a prefix"),
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
                    "somebody else has just created it; choose another identifier, or take it over with"
                            + " AdoptExisting: true"),
            KnownError.of(
                    "LimitExceededException",
                    "CreateResourceServer",
                    ANY,
                    "ResourceServer",
                    "a user pool can have 25 resource servers, or up to 300 on request; delete an unused one,"
                            + " request more in Service Quotas, or use another user pool"),
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
                    "a user pool can have 1,000 app clients, or up to 10,000 on request; delete unused ones,"
                            + " request more in Service Quotas, or use another user pool"),
            KnownError.of(
                    "ResourceNotFoundException",
                    "UpdateUserPoolClient",
                    ANY,
                    "Client",
                    "somebody else has deleted it; update again to create it again"),
            KnownError.of(
                    "ResourceNotFoundException",
                    "UpdateResourceServer",
                    ANY,
                    "ResourceServer",
                    "somebody else has deleted it; update again to create it again"),
            KnownError.of(
                    "ResourceNotFoundException",
                    "Create(UserPoolClient|ResourceServer|UserPoolDomain)",
                    ANY,
                    "UserPoolId",
                    "somebody else has deleted the user pool; name one that exists"));

    private CognitoErrors() {}
}
