package io.github.cognitom2m.plan;

import io.github.cognitom2m.cognito.AppClient;
import io.github.cognitom2m.cognito.Domain;
import io.github.cognitom2m.cognito.FoundClient;
import io.github.cognitom2m.cognito.FoundDomain;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.ledger.Generation;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.ledger.Sharing;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.secret.FoundSecret;
import io.github.cognitom2m.secret.OwnTags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A generation as it is, in the properties that declare it so: what a rename that fails has to go back to. */
public final class FoundProperties {
    private static final String RETAIN = "Retain";

    private FoundProperties() {}

    /**
     * Describes a generation.
     *
     * @param wanted what it is about to become: of the secret's tags and replicas, which others may have added, only
     *     those are described that this changes
     * @return empty if it lacks something, or has more than one of a kind
     */
    public static Optional<Map<String, Object>> of(
            Generation generation, Observed observed, ResourceProperties wanted) {
        List<Part> servers = parts(generation, Part.Kind.SERVER);
        List<Part> domains = parts(generation, Part.Kind.DOMAIN);
        List<Part> clients = parts(generation, Part.Kind.CLIENT);
        Optional<FoundClient> client = observed.withoutLostClient(generation).client();
        Optional<Sharing> sharing = sharing(generation.secret());
        boolean isWhole = sharing.isPresent()
                && servers.size() <= 1
                && domains.size() <= 1
                && clients.size() == 1
                && client.isPresent()
                && generation.ledger().parts().stream().noneMatch(part -> part.is(Part.State.MAKING))
                && servers.stream().allMatch(part -> observed.servers().containsKey(part.name()))
                && domains.stream().allMatch(part -> observed.domains().containsKey(part.name()));
        if (!isWhole) {
            return Optional.empty();
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("UserPoolId", generation.ledger().userPoolId());
        servers.forEach(part -> Optional.ofNullable(observed.servers().get(part.name()))
                .ifPresent(found -> properties.put(Part.Kind.SERVER.object(), server(part, found, sharing.get()))));
        domains.forEach(part -> Optional.ofNullable(observed.domains().get(part.name()))
                .ifPresent(found -> properties.put(Part.Kind.DOMAIN.object(), domain(part, found))));
        properties.put(
                Part.Kind.CLIENT.object(),
                client(clients.getFirst(), client.get().client(), generation));
        properties.put("Secret", secret(generation.secret(), wanted));
        Optional.ofNullable(generation.secret().tags().get(OwnTags.GRACE))
                .filter(hours -> hours.matches("[0-9]+"))
                .ifPresent(hours -> properties.put("Rotation", Map.of("GracePeriodHours", hours)));
        // To go back must not depend on whether a token is issued.
        properties.put("VerifyToken", "false");
        if (clients.getFirst().is(Part.State.ADOPTED)) {
            properties.put("AdoptExisting", "true");
        }
        return Optional.of(properties);
    }

    private static List<Part> parts(Generation generation, Part.Kind kind) {
        return generation.ledger().parts(kind).stream()
                .filter(part -> !part.is(Part.State.LEFT))
                .toList();
    }

    /** Empty if a tag of it is damaged. */
    private static Optional<Sharing> sharing(FoundSecret secret) {
        try {
            return Optional.of(Sharing.of(secret.tags()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> server(Part part, ResourceServer found, Sharing sharing) {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("Identifier", found.identifier());
        server.put("Name", found.name());
        server.put(
                "Scopes",
                found.scopes().entrySet().stream()
                        .map(scope -> Map.of("ScopeName", scope.getKey(), "ScopeDescription", scope.getValue()))
                        .toList());
        if (!sharing.stacks().isEmpty()) {
            server.put("SharedWith", sharing.stacks());
        }
        server.put(RETAIN, String.valueOf(part.retain()));
        return server;
    }

    private static Map<String, Object> domain(Part part, FoundDomain found) {
        Domain domain = found.domain();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("Domain", domain.name());
        if (!part.is(Part.State.USED)) {
            properties.put("ManagedLoginVersion", String.valueOf(domain.managedLoginVersion()));
            domain.certificateArn()
                    .ifPresent(arn -> properties.put("CustomDomainConfig", Map.of("CertificateArn", arn)));
            properties.put(RETAIN, String.valueOf(part.retain()));
        }
        return properties;
    }

    private static Map<String, Object> client(Part part, AppClient found, Generation generation) {
        Map<String, Object> client = new LinkedHashMap<>();
        if (part.is(Part.State.ADOPTED)) {
            // It keeps its name.
            client.put("ClientId", part.name());
        } else {
            client.put("ClientName", generation.declaredName(found.name()));
        }
        client.put("AllowedOAuthScopes", List.copyOf(found.scopes()));
        client.put(
                "AccessTokenValidity",
                String.valueOf(found.accessTokenValidity().toSeconds()));
        client.put("TokenValidityUnits", Map.of("AccessToken", "seconds"));
        client.put(RETAIN, String.valueOf(part.retain()));
        return client;
    }

    private static Map<String, Object> secret(FoundSecret found, ResourceProperties wanted) {
        Map<String, Object> secret = new LinkedHashMap<>();
        secret.put("Name", found.name());
        secret.put("Description", found.description());
        // One key has several names, and one that was declared is the one to go back to.
        found.kmsKeyId()
                .map(key -> Differences.isOtherKey(found, wanted.secret())
                        ? key
                        : wanted.secret().kmsKeyId().orElse(key))
                .ifPresent(key -> secret.put("KmsKeyId", key));
        secret.put(
                "Tags",
                found.tags().entrySet().stream()
                        .filter(tag -> wanted.secret().tags().containsKey(tag.getKey()))
                        .filter(tag -> !tag.getKey().startsWith(OwnTags.PREFIX))
                        .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                        .toList());
        secret.put(
                "ReplicaRegions",
                wanted.secret().replicaRegions().entrySet().stream()
                        .filter(replica -> found.replicas().containsKey(replica.getKey()))
                        .map(replica -> replica(replica.getKey(), replica.getValue()))
                        .toList());
        return secret;
    }

    private static Map<String, String> replica(String region, Optional<String> key) {
        Map<String, String> replica = new LinkedHashMap<>();
        replica.put("Region", region);
        key.ifPresent(name -> replica.put("KmsKeyId", name));
        return replica;
    }
}
