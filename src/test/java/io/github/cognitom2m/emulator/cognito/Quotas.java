package io.github.cognitom2m.emulator.cognito;

/** How many of a thing an account may have. */
public record Quotas(int pools, int clientsPerPool, int serversPerPool, int customDomains) {

    /** What a new account has. */
    // Facts: COG-POOL-QUOTAS, COG-DOMAIN-CUSTOM-LIMIT
    public static final Quotas DEFAULT = new Quotas(1_000, 1_000, 25, 4);

    public Quotas withClientsPerPool(int limit) {
        return new Quotas(pools, limit, serversPerPool, customDomains);
    }

    public Quotas withServersPerPool(int limit) {
        return new Quotas(pools, clientsPerPool, limit, customDomains);
    }
}
