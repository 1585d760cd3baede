package io.github.cognitom2m.plan;

import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.cognito.UserPool;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.secret.Credential;
import io.github.cognitom2m.secret.StoredValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was seen in Cognito.
 *
 * @param servers by identifier, as far as they exist
 * @param domains by name, as far as they exist
 * @param clientSecrets how many secrets the client has; 0 where nobody asked
 */
public record Observed(
        Optional<UserPool> pool,
        Map<String, ResourceServer> servers,
        Map<String, FoundDomain> domains,
        Optional<FoundClient> client,
        int clientSecrets) {
    public Observed {
        servers = Map.copyOf(servers);
        domains = Map.copyOf(domains);
    }

    /** Both looks in one; where both saw something, the later one applies. */
    public Observed and(Observed later) {
        Map<String, ResourceServer> allServers = new HashMap<>(servers);
        allServers.putAll(later.servers);
        Map<String, FoundDomain> allDomains = new HashMap<>(domains);
        allDomains.putAll(later.domains);
        return new Observed(
                later.pool.or(() -> pool),
                allServers,
                allDomains,
                later.client.or(() -> client),
                Math.max(clientSecrets, later.clientSecrets));
    }

    /** The names of the domains that are being deleted. */
    Set<String> goingDomains() {
        return domains.entrySet().stream()
                .filter(domain -> domain.getValue().is(FoundDomain.State.DELETING))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The domain of this name, where the pool has it and keeps it. */
    Optional<Domain> domainOfPool(String name, String userPoolId) {
        return Optional.ofNullable(domains.get(name))
                .filter(found -> found.userPoolId().equals(userPoolId))
                .filter(found -> !found.is(FoundDomain.State.DELETING))
                .map(FoundDomain::domain);
    }

    public Observed withoutClient() {
        return new Observed(pool, servers, domains, Optional.empty(), 0);
    }

    /**
     * This observation without a client whose secret was lost before it could be stored, because nobody can use that
     * client.
     */
    Observed withoutLostClient(Generation generation) {
        boolean made = generation
                .ledger()
                .client()
                .filter(part -> part.is(Part.State.MADE))
                .isPresent();
        Optional<String> id =
                generation.current().flatMap(StoredValue::credential).map(Credential::clientId);
        boolean lost = made
                && client.filter(found -> id.isPresent() && !id.get().equals(found.id()))
                        .isPresent();
        return lost ? withoutClient() : this;
    }
}
