package io.github.cognitom2m.emulator.cognito;

/** What AWS may do in another way than the emulator does at first: nobody says which, or it varies. */
public enum Variant {
    // Fact: COG-DOMAIN-ELSEWHERE
    /** The domain of another account is described, with that account's id. */
    DESCRIBES_DOMAINS_OF_OTHER_ACCOUNTS,

    // Fact: COG-DOMAIN-DISTRIBUTION-LAGS
    /** The distribution of a custom domain is described only once the domain is active. */
    DESCRIBES_DISTRIBUTIONS_LATE,

    // Fact: COG-SECRET-THIRD
    /** A third secret is an invalid parameter instead of a limit that is exceeded. */
    THIRD_SECRET_IS_INVALID_PARAMETER,

    // Fact: COG-SECRET-DUPLICATE
    /** A chosen secret that the client already has is added once more. */
    TAKES_DUPLICATE_SECRETS,

    // Fact: COG-SERVER-DUPLICATE
    /** A second resource server with the same identifier is refused with another text. */
    OTHER_TEXT_FOR_DUPLICATE_SERVERS,

    // Fact: COG-CLIENT-UPDATE-INACTIVE-SCOPE
    /** UpdateUserPoolClient takes scopes that the client already has, even if they no longer exist. */
    UPDATE_KEEPS_INACTIVE_SCOPES,

    // Fact: COG-CLIENT-UPDATE-REVOCATION
    /** UpdateUserPoolClient keeps EnableTokenRevocation where it is left out. */
    UPDATE_KEEPS_TOKEN_REVOCATION,

    // Fact: TOK-SCOPE-NOT-ALLOWED
    /** Asking for a scope that the client may not have is not an error: the token lacks it. */
    IGNORES_SCOPES_NOT_ALLOWED,

    // Fact: TOK-KEYS-OLD-ADDRESS
    /** The keys of a pool with the updated issuer are no longer at the original issuer's address. */
    KEYS_AT_ISSUER_ONLY,

    // Fact: TOK-CLIENT-FLOW-REFUSAL
    /** GetClientToken says of a client without the flow that it is not authorized, instead of naming a parameter. */
    CLIENT_WITHOUT_FLOW_IS_NOT_AUTHORIZED
}
