package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.wire.Errors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that Cognito holds at one instant. */
record World(Table<Pool> pools, Table<Domain> domains) {
    static final World EMPTY = new World(Table.empty(), Table.empty());

    Pool pool(String id) {
        return pools.find(id).orElseThrow(() -> Errors.notFound("User pool " + id + " does not exist."));
    }

    Optional<Pool> poolOfClient(String clientId) {
        return pools.all().stream()
                .filter(pool -> pool.clients().find(clientId).isPresent())
                .findFirst();
    }

    Optional<AppClient> client(String clientId) {
        return pools.all().stream()
                .flatMap(pool -> pool.clients().find(clientId).stream())
                .findFirst();
    }

    Optional<Domain> domain(String name, Instant now) {
        return domains.find(name).filter(domain -> domain.exists(now));
    }

    List<Domain> domainsOf(String poolId, Instant now) {
        return domains.all().stream()
                .filter(domain -> domain.poolId().equals(poolId) && domain.exists(now))
                .toList();
    }

    World with(Pool pool) {
        return new World(pools.with(pool.id(), pool), domains);
    }

    World with(Domain domain) {
        return new World(pools, domains.with(domain.name(), domain));
    }

    World withoutPool(String id) {
        return new World(pools.without(id), domains);
    }
}
