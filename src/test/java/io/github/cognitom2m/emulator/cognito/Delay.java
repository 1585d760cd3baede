package io.github.cognitom2m.emulator.cognito;

/** What takes Cognito time. */
public enum Delay {
    // Fact: COG-DOMAIN-CREATE-ASYNC
    /** Until a new or updated domain is active. */
    DOMAIN_CREATION,

    // Fact: COG-DOMAIN-DELETE-ASYNC
    /** Until a deleted prefix domain is no longer described and its name is free. */
    DOMAIN_DELETION,

    // Fact: COG-DOMAIN-CUSTOM-DELETE-MINUTES
    /** The same for a custom domain, which can take many minutes. */
    CUSTOM_DOMAIN_DELETION,

    // Fact: DNS-RECORD-AFTER-ACTIVE
    /** Until the host of a domain that has become active has a DNS record. */
    DNS_RECORD,

    // Fact: COG-SECRET-SPREADS
    /** Until a new client secret is accepted, be it of a new client or added. */
    SECRET_ACCEPTED,

    // Fact: COG-SECRET-SPREADS
    /** Until a deleted client secret is refused. */
    SECRET_REFUSED,

    // Fact: COG-CLIENT-SPREADS
    /** Until tokens are issued by the changed settings of a client, such as its flows and scopes. */
    CLIENT_CHANGE,

    // Fact: COG-READ-LAG
    /** How far reads of the API are behind writes. */
    READ_LAG
}
