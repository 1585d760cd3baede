package io.github.cognitom2m.cognito;

/** The token endpoint, if any, that a client's secret may be sent to. */
public sealed interface PermittedEndpoint {

    /** There is none: the user pool has no domain, or only one that the resource does not declare. */
    record None() implements PermittedEndpoint {}

    /**
     * Its name may not be in DNS yet. Asking for a name too early keeps it unknown for longer: resolvers remember that
     * it did not exist, for up to a quarter of an hour.
     */
    record NotYet(String host) implements PermittedEndpoint {}

    record Open(TokenEndpoint endpoint) implements PermittedEndpoint {}
}
