package io.github.cognitom2m.emulator.cognito;

import io.github.cognitom2m.emulator.wire.Errors;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A user pool with what belongs to it, save its domains.
 *
 * @param settings the members that Describe shows as they were given, defaults included
 */
public record Pool(
        String id,
        String name,
        Map<String, Object> settings,
        Table<ResourceServer> servers,
        Table<AppClient> clients,
        Instant created,
        Instant modified) {

    public Pool {
        settings = Map.copyOf(settings);
    }

    ResourceServer server(String identifier) {
        // Fact: COG-SERVER-NOT-FOUND
        return servers.find(identifier)
                .orElseThrow(() -> Errors.notFound("Resource server " + identifier + " does not exist."));
    }

    AppClient client(String clientId) {
        return clients.find(clientId)
                .orElseThrow(() -> Errors.notFound("User pool client " + clientId + " does not exist."));
    }

    boolean offers(String scope) {
        return servers.all().stream().anyMatch(server -> server.offers(scope));
    }

    Pool withServers(Table<ResourceServer> newServers) {
        return new Pool(id, name, settings, newServers, clients, created, modified);
    }

    Pool withClients(Table<AppClient> newClients) {
        return new Pool(id, name, settings, servers, newClients, created, modified);
    }

    Pool with(AppClient client) {
        return withClients(clients.with(client.id(), client));
    }

    Pool with(ResourceServer server) {
        return withServers(servers.with(server.identifier(), server));
    }

    Pool changed(String newName, Map<String, Object> newSettings, Instant now) {
        return new Pool(id, newName, newSettings, servers, clients, created, now);
    }

    boolean hasSetting(String setting, String value) {
        return value.equals(settings.get(setting));
    }

    /** The few members that lists show. */
    Map<String, Object> brief() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("Id", id);
        members.put("Name", name);
        members.put("CreationDate", Timestamps.seconds(created));
        members.put("LastModifiedDate", Timestamps.seconds(modified));
        return members;
    }
}
