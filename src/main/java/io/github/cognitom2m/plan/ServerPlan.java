package io.github.cognitom2m.plan;

import io.github.cognitom2m.cause.Failure;
import io.github.cognitom2m.cognito.ResourceServer;
import io.github.cognitom2m.ledger.Ledger;
import io.github.cognitom2m.ledger.Part;
import io.github.cognitom2m.properties.ResourceProperties;
import io.github.cognitom2m.properties.ResourceServerProperties;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has to happen to the resource server that is declared. */
public sealed interface ServerPlan {
    /** The most scopes that a resource server has. */
    int MOST_SCOPES = 100;

    /** None is declared. */
    record Undeclared() implements ServerPlan {}

    /** Before the client, which may only have scopes that exist. */
    record Make(ResourceServer server) implements ServerPlan {

        public Part making() {
            return Part.making(server);
        }
    }

    record Keep(Part part) implements ServerPlan {}

    /** Before the client: no scope is removed. */
    record Widen(Part part, ResourceServer to) implements ServerPlan {}

    /** After the client, which by then no longer has the scopes that are removed. */
    record Narrow(Part part, ResourceServer to) implements ServerPlan {}

    /**
     * Both.
     *
     * @param wide before the client: every scope that is wanted, and as many of those to be removed as there is room
     *     for
     * @param to after the client
     */
    record Exchange(Part part, ResourceServer wide, ResourceServer to) implements ServerPlan {}

    static ServerPlan between(
            Ledger ledger, Observed observed, ResourceProperties wanted, Optional<ResourceProperties> before) {
        if (wanted.resourceServer().isEmpty()) {
            return new Undeclared();
        }
        ResourceServerProperties declared = wanted.resourceServer().get();
        ResourceServer server = declared.toMake();
        ResourceServer found = observed.servers().get(server.identifier());
        if (found == null) {
            return new Make(server);
        }
        Part part = owned(ledger.part(Part.Kind.SERVER, server.identifier()), found, server, wanted, before);
        ResourceServer target = part.is(Part.State.ADOPTED)
                ? declared.toAdopt(found)
                        .withScopesOf(strangers(found, before.flatMap(ResourceProperties::resourceServer)))
                : server;
        if (target.scopes().size() > MOST_SCOPES) {
            throw new Failure("ResourceServer.Scopes: with the scopes that others have given to resource server '"
                    + target.identifier() + "' it would have " + target.scopes().size() + " scopes, and a server has at"
                    + " most " + MOST_SCOPES + "; declare fewer");
        }
        ResourceServer wide = target.withScopesOf(found, MOST_SCOPES);
        if (!target.equals(wide)) {
            return wide.equals(found) ? new Narrow(part, target) : new Exchange(part, wide, target);
        }
        // A new declaration is written even if it is already visible, because a look may show an outdated state.
        boolean newlyDeclared = before.filter(b -> !b.resourceServer().equals(wanted.resourceServer()))
                .isPresent();
        return wide.equals(found) && !newlyDeclared ? new Keep(part) : new Widen(part, target);
    }

    /** The ledger's part while this is being done. */
    default Optional<Part> during() {
        return switch (this) {
            case Undeclared undeclared -> Optional.empty();
            case Make make -> Optional.of(make.making());
            case Keep keep -> Optional.of(keep.part);
            case Widen widen -> Optional.of(widen.part);
            case Narrow narrow -> Optional.of(narrow.part);
            case Exchange exchange -> Optional.of(exchange.part);
        };
    }

    /** The server that exists and is changed. */
    default Optional<Part> changed() {
        return switch (this) {
            case Undeclared undeclared -> Optional.empty();
            case Make make -> Optional.empty();
            case Keep keep -> Optional.empty();
            case Widen widen -> Optional.of(widen.part);
            case Narrow narrow -> Optional.of(narrow.part);
            case Exchange exchange -> Optional.of(exchange.part);
        };
    }

    /** The ledger's part when it is done. */
    default Optional<Part> after() {
        return this instanceof Make make
                ? Optional.of(Part.made(Part.Kind.SERVER, make.server.identifier()))
                : during();
    }

    /** The part that makes the found server this resource's; refuses a server that is not. */
    private static Part owned(
            Optional<Part> own,
            ResourceServer found,
            ResourceServer server,
            ResourceProperties wanted,
            Optional<ResourceProperties> before) {
        if (own.isPresent() && own.get().is(Part.State.ADOPTED)) {
            return own.get();
        }
        if (own.isPresent() && own.get().owns(found)) {
            return own.get().is(Part.State.MADE) ? own.get() : Part.made(Part.Kind.SERVER, found.identifier());
        }
        if (own.isPresent() && own.get().is(Part.State.LEFT)) {
            return Part.adopted(Part.Kind.SERVER, found.identifier());
        }
        if (!wanted.adoptExisting()) {
            throw new Taken(
                    Part.made(Part.Kind.SERVER, found.identifier()),
                    "ResourceServer.Identifier: user pool " + wanted.userPoolId()
                            + " already has a resource server '" + found.identifier()
                            + "', which this resource did not create; choose another identifier, leave"
                            + " ResourceServer out and"
                            + " name its scopes in Client.AllowedOAuthScopes, or take it over with AdoptExisting: true");
        }
        Set<String> lost = new TreeSet<>(found.scopes().keySet());
        lost.removeAll(server.scopes().keySet());
        before.flatMap(ResourceProperties::resourceServer)
                .filter(declared -> declared.identifier().equals(found.identifier()))
                .ifPresent(declared -> lost.removeAll(declared.scopes().keySet()));
        if (!lost.isEmpty()) {
            throw new Failure("ResourceServer.Scopes: adopting resource server '" + found.identifier()
                    + "' would take away its scopes " + String.join(", ", lost)
                    + ", which others may use; declare them too");
        }
        return Part.adopted(Part.Kind.SERVER, found.identifier());
    }

    /** The scopes of an adopted server that this resource never declared: they stay. */
    private static ResourceServer strangers(ResourceServer found, Optional<ResourceServerProperties> declaredBefore) {
        TreeMap<String, String> scopes = new TreeMap<>(found.scopes());
        declaredBefore
                .filter(server -> server.identifier().equals(found.identifier()))
                .ifPresent(server -> scopes.keySet().removeAll(server.scopes().keySet()));
        return new ResourceServer(found.identifier(), found.name(), scopes);
    }
}
